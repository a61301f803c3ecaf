package io.gatehouse.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How a supervisor sees the scanners fare. */
@ExtendWith(Gatehouse.class)
class ScannersPageIT {
    private static final int PATIENCE_MS = 20_000;
    private static final int PHONE = 390;
    private static final int DESK = 1440;

    private final Event event = Event.create();
    private final Checkpoint gate = event.checkpoint();

    @Test
    void whatHeartbeatsTellIsShownAndFollowed() {
        var silent = event.door(gate);
        var door = event.door(gate);
        beat(door, 37, 12, "NGROK");
        try (var browser = Browser.open();
                var console = Console.asAdmin(browser)) {
            console.goTo("/console/scanners.xhtml?event=" + event.id());
            assertThat(console.row(silent.name())).containsText("Never");
            var row = console.row(door.name());
            assertThat(row).containsText("Online");
            assertThat(row).containsText("over the tunnel");
            assertThat(row).containsText("37 % battery, 12 scans waiting");
            assertThat(row).containsText("Version 2.0.1, clock 3 min ahead");
            fits(console.page(), DESK);

            beat(door, 36, 0, "LAN");
            assertThat(row).containsText("36 % battery", new ContainsTextOptions().setTimeout(PATIENCE_MS));
            assertThat(row).not().containsText("waiting");
            assertThat(row).containsText("over the LAN");
            fits(console.page(), PHONE);
        }
    }

    @Test
    void aSupervisorLocksMessagesAndWipesAndSeesWhoWorksThere() {
        var door = event.door(gate);
        Api.operator();
        var staffToken =
                Api.signIn("operator", Gatehouse.adminPassword()).expect(201).text("token");
        door.api()
                .put("/api/scanner/operator", Map.of("staffToken", staffToken))
                .expect(200);
        try (var browser = Browser.open();
                var console = Console.asAdmin(browser)) {
            console.goTo("/console/scanners.xhtml?event=" + event.id());
            var row = console.row(door.name());
            assertThat(row).containsText("operator");
            console.press(door.name(), "Control " + door.name());
            var sheet = console.dialog();
            assertThat(sheet).containsText(door.name());

            sheet.getByRole(AriaRole.BUTTON, named("Lock")).click();
            assertThat(row).containsText("Locked, 1 command waiting");
            sheet.getByRole(AriaRole.TEXTBOX, named("Message")).fill("Come to the office");
            sheet.getByRole(AriaRole.BUTTON, named("Send message")).click();
            assertThat(sheet).containsText("2 commands waiting");
            Assertions.assertThat(door.beat())
                    .extracting(command -> command.getString("name"))
                    .containsExactly("lock", "message");

            sheet.getByRole(AriaRole.BUTTON, named("Unlock")).click();
            assertThat(row).not().containsText("Locked");
            sheet.getByRole(AriaRole.BUTTON, named("Wipe")).click();
            console.page()
                    .locator(".ui-confirm-dialog")
                    .getByRole(AriaRole.BUTTON, named("Wipe"))
                    .click();
            assertThat(sheet).containsText("2 commands waiting");
            Assertions.assertThat(door.beat())
                    .extracting(command -> command.getString("name"))
                    .containsExactly("unlock", "wipe");
        }
    }

    @Test
    void anAdministratorGivesAScannerANewToken() {
        var door = event.door(gate);
        try (var browser = Browser.open();
                var console = Console.asAdmin(browser)) {
            console.goTo("/console/scanners.xhtml?event=" + event.id());
            console.press(door.name(), "Control " + door.name());
            var sheet = console.dialog();
            sheet.getByRole(AriaRole.BUTTON, named("New token")).click();
            console.page()
                    .locator(".ui-confirm-dialog")
                    .getByRole(AriaRole.BUTTON, named("New token"))
                    .click();
            assertThat(sheet).containsText("It is shown this once");
            var code = sheet.locator(".code").innerText();

            door.heartbeat(Map.of("deviceId", "phone", "type", "LAN")).expect(401);
            var back = Door.join(code, "Back").expect(201);
            Assertions.assertThat(back.text("scannerId")).isEqualTo(door.scannerId());
        }
    }

    @Test
    void allScannersOfAnEventAreToldAndAdmissionIsStopped() {
        var door = event.door(gate);
        try (var browser = Browser.open();
                var console = Console.asAdmin(browser)) {
            console.openEvent(event.name());
            console.button("Message to all scanners").click();
            var sheet = console.dialog();
            sheet.getByRole(AriaRole.TEXTBOX, named("Message")).fill("Clear the hall");
            sheet.getByRole(AriaRole.BUTTON, named("Send to all scanners")).click();
            assertThat(sheet).containsText("Sent to 1 scanner.");
            Assertions.assertThat(door.beat())
                    .extracting(command -> command.getString("text"))
                    .containsExactly("Clear the hall");
            sheet.getByRole(AriaRole.BUTTON, named("Done")).click();

            console.button("Stop admitting").click();
            console.page()
                    .locator(".ui-confirm-dialog")
                    .getByRole(AriaRole.BUTTON, named("Stop"))
                    .click();
            assertThat(console.page().getByText("Admission is paused")).isVisible();
            Assertions.assertThat(door.enter(event.ticket())).hasToString("REFUSED paused");
        }
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static void beat(Door door, int battery, int queued, String type) {
        door.heartbeat(Map.of(
                        "deviceId",
                        "phone",
                        "type",
                        type,
                        "battery",
                        battery,
                        "queued",
                        queued,
                        "sentAt",
                        Instant.now().plus(Duration.ofSeconds(200)).toString(),
                        "version",
                        "2.0.1"))
                .expect(200);
    }

    private static void fits(Page page, int width) {
        page.setViewportSize(width, 900);
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as("how wide the page is")
                .isEqualTo(width);
    }
}
