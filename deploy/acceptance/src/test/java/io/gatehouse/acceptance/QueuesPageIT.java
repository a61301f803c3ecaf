package io.gatehouse.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Queues in the console: made, watched, changed, and looked back upon. */
@ExtendWith(Gatehouse.class)
class QueuesPageIT {
    private static final int PHONE = 390;
    private static final int DESK = 1440;

    private final Event event = Event.create();

    @Test
    void aQueueIsMadeAndItsPageSaysHowToGoOn() {
        try (var browser = Browser.open();
                var console = Console.asAdmin(browser)) {
            var errors = errors(console.page());
            console.goTo("/console/queues.xhtml?event=" + event.id());
            assertThat(console.heading("No queues yet")).isVisible();
            fits(console.page());

            console.button("New queue").click();
            var sheet = console.dialog();
            button(sheet, "Create queue").click();
            assertThat(sheet).containsText("Give the queue a name");
            fill(sheet, "Name", "Ferris wheel");
            fill(sheet, "Counters", "3");
            fill(sheet, "Capacity", "40");
            fill(sheet, "Cool-down in minutes", "5");
            sheet.getByLabel("Join code needed").check();
            button(sheet, "Create queue").click();

            assertThat(console.heading("Ferris wheel")).isVisible();
            assertThat(console.heading("Next steps")).isVisible();
            var page = console.page();
            assertThat(page.getByText("None yet. “Pair a device” shows a code")).isVisible();
            var poster =
                    page.getByRole(AriaRole.LINK, named("Print the poster")).getAttribute("href");
            Assertions.assertThat(poster).endsWith("/q/" + id(page) + "/poster");
            assertThat(page.locator("dl.details").first()).containsText("5 min");
            assertThat(page.locator("dl.details").first()).containsText("Needed; the display shows it");
            fits(page);
            Assertions.assertThat(errors).isEmpty();
        }
    }

    @Test
    void guestsAppearWhileTheyJoinAndTheLineIsPausedAndResumed() {
        var queue = Waiting.at(event, Map.of());
        try (var browser = Browser.open();
                var console = Console.asAdmin(browser)) {
            var errors = errors(console.page());
            console.goTo("/console/queue.xhtml?id=" + queue.id());
            var page = console.page();
            assertThat(page.locator("[data-live-state]")).hasText("Live");
            queue.join();
            queue.join();
            assertThat(page.getByTestId("queue-waiting")).hasText("2");
            assertThat(console.row("Waiting").first()).isVisible();
            queue.next(1).expect(200);
            assertThat(page.getByTestId("queue-serving")).hasText("1");
            assertThat(page.locator(".line-table")).containsText("at counter 1");
            fits(page);

            console.button("Pause").click();
            assertThat(page.locator("[data-state]")).hasText("Paused");
            Api.anyone()
                    .post(queue.path("/places"), Map.of("deviceToken", "one more"))
                    .problem(409);
            console.button("Resume").click();
            assertThat(page.locator("[data-state]")).hasText("Open");
            console.button("Close").click();
            page.locator(".ui-confirm-dialog")
                    .getByRole(AriaRole.BUTTON, exactly("Close the queue"))
                    .click();
            assertThat(page.locator("[data-state]")).hasText("Closed");
            Assertions.assertThat(errors).isEmpty();
        }
    }

    @Test
    void listsFollowWhatHappensToTheirQueues() {
        var queue = Waiting.at(event, Map.of());
        try (var browser = Browser.open();
                var console = Console.asAdmin(browser)) {
            for (var path : List.of("/console/queues.xhtml?event=" + event.id(), "/console/queues.xhtml")) {
                console.goTo(path);
                assertThat(console.page().locator("[data-live-state]")).hasText("Live");
                var figure = console.page().locator("[data-queue='" + queue.id() + "'] [data-figure=waiting]");
                var before = Integer.parseInt(figure.innerText());
                queue.join();
                assertThat(figure).hasText(Integer.toString(before + 1));
                fits(console.page());
            }
            console.goTo("/console/queues.xhtml?event=" + event.id());
            assertThat(console.page().locator("[data-live-state]")).hasText("Live");
            var another = Waiting.at(event, Map.of());
            assertThat(console.page().getByRole(AriaRole.LINK, named(another.name())))
                    .isVisible();

            console.goTo("/console/queues.xhtml");
            assertThat(console.page().locator("[data-live-state]")).hasText("Live");
            var third = Waiting.at(event, Map.of());
            assertThat(console.page().getByRole(AriaRole.LINK, named(third.name())))
                    .isVisible(new IsVisibleOptions().setTimeout(30_000));

            console.openEvent(event.name());
            var panel = console.page().locator("[data-lines]");
            assertThat(panel).containsText("2 waiting");
            queue.join();
            assertThat(panel).containsText("3 waiting");
        }
    }

    @Test
    void aQueueWhosePushesStopIsStillFollowed() {
        var queue = Waiting.at(event, Map.of());
        var cut = new AtomicBoolean();
        List<WebSocketRoute> sockets = new ArrayList<>();
        try (var browser = Browser.open();
                var console = Console.asAdmin(browser)) {
            var page = console.page();
            page.routeWebSocket("**/ws/queues/**", socket -> {
                if (cut.get()) {
                    socket.close();
                } else {
                    sockets.add(socket);
                    socket.connectToServer();
                }
            });
            for (var path : List.of("/console/queue.xhtml?id=" + queue.id(), "/console/queues.xhtml")) {
                cut.set(false);
                console.goTo(path);
                assertThat(page.locator("[data-live-state]")).hasText("Live");
                var figure = page.locator("[data-queue='" + queue.id() + "'] [data-figure=waiting]");
                var before = Integer.parseInt(figure.innerText());
                queue.join();
                assertThat(figure).hasText(Integer.toString(before + 1));
                cut.set(true);
                sockets.forEach(WebSocketRoute::close);
                sockets.clear();
                assertThat(page.locator("[data-live-state]")).hasText("Not live");
                queue.join();
                assertThat(figure).hasText(Integer.toString(before + 2));
            }
        }
    }

    @Test
    void settingsAreChanged() {
        var queue = Waiting.at(event, Map.of());
        try (var browser = Browser.open();
                var console = Console.asAdmin(browser)) {
            console.goTo("/console/queue.xhtml?id=" + queue.id());
            var page = console.page();
            page.getByRole(AriaRole.BUTTON, named("Change the settings")).click();
            var sheet = console.dialog();
            fill(sheet, "Counters", "0");
            button(sheet, "Save").click();
            assertThat(sheet).containsText("Counters must be");
            fill(sheet, "Counters", "4");
            fill(sheet, "Cool-down in minutes", "99999999");
            button(sheet, "Save").click();
            assertThat(sheet).containsText("The cool-down must be 0 to 10080 minutes");
            fill(sheet, "Cool-down in minutes", "0");
            sheet.getByLabel("Simple moving average").check();
            button(sheet, "Save").click();

            assertThat(page.locator("dl.details").first()).containsText("Simple moving average");
            var now = Api.anyone().get(queue.path("")).expect(200);
            Assertions.assertThat(now.number("counters")).isEqualTo(4);
            Assertions.assertThat(now.text("estimator")).isEqualTo("seed");
            Assertions.assertThat(now.text("name")).isEqualTo(queue.name());
        }
    }

    @Test
    void aHostDeviceIsPairedByItsCodeAndRevoked() {
        var queue = Waiting.at(event, Map.of());
        try (var browser = Browser.open();
                var console = Console.asAdmin(browser)) {
            console.goTo("/console/queue.xhtml?id=" + queue.id());
            var page = console.page();
            page.setViewportSize(PHONE, 900);
            console.button("Pair a device").click();
            var shown = QrCodes.read(page.locator(".host-code svg").screenshot());
            Assertions.assertThat(shown).contains("/host#" + queue.id() + "/");
            var code = shown.substring(shown.lastIndexOf('/') + 1);
            assertThat(page.getByLabel("Link to the host page")).hasValue(shown.substring(0, shown.lastIndexOf('/')));

            page.keyboard().press("Escape");
            assertThat(page.locator("#pairForm")).not().containsText(code);
            console.button("Pair a device").click();
            shown = QrCodes.read(page.locator(".host-code svg").screenshot());
            code = shown.substring(shown.lastIndexOf('/') + 1);

            var paired = Api.anyone()
                    .post(queue.path("/host-sessions"), Map.of("pairingCode", code, "name", "Tablet at the wheel"))
                    .expect(201);
            assertThat(page.locator(".sessions")).containsText("Tablet at the wheel");
            assertThat(page.locator(".host-code")).isHidden();
            Assertions.assertThat(page.content()).doesNotContain(paired.text("token"));
            Assertions.assertThat(page.content()).doesNotContain(code);

            page.getByRole(AriaRole.BUTTON, named("Revoke Tablet at the wheel")).click();
            page.locator(".ui-confirm-dialog")
                    .getByRole(AriaRole.BUTTON, exactly("Revoke"))
                    .click();
            assertThat(page.locator(".sessions")).not().containsText("Tablet at the wheel");
            Api.bearing(paired.text("token"))
                    .post(queue.path("/next"), Map.of())
                    .problem(401);
        }
    }

    @Test
    void thePastIsDrawnAndListedAndTakenAlong() throws Exception {
        var queue = Waiting.at(event, Map.of());
        var start = Instant.now().minus(Duration.ofHours(30));
        for (int number = 1; number <= 12; number++) {
            queue.visit(number, start.plus(Duration.ofHours(number)), 60 * number, Duration.ofMinutes(6));
        }
        try (var browser = Browser.open();
                var console = Console.asAdmin(browser)) {
            var errors = errors(console.page());
            console.goTo("/console/queue.xhtml?id=" + queue.id());
            var page = console.page();
            Assertions.assertThat(page.locator("[data-chart=guests] rect").count())
                    .isPositive();
            assertThat(page.locator("[data-chart=waits] + [data-words]")).containsText("Longest");
            assertThat(page.getByText("The last 12 guests who were told a wait"))
                    .isVisible();
            page.locator("[data-chart=waits]").focus();
            page.keyboard().press("End");
            assertThat(page.locator("[data-chart=waits] + [data-words]")).containsText("nine of ten at most 12 min");
            page.getByRole(AriaRole.RADIO, named("By day")).check(new Locator.CheckOptions().setForce(true));
            assertThat(page.locator("[data-chart=guests] + [data-words]")).containsText("Most joined");
            page.getByText("Show as tables").click();
            assertThat(page.getByRole(AriaRole.REGION, named("Figures by day"))).containsText("60 s");
            fits(page);

            var download = page.waitForDownload(
                    () -> console.button("Download all places as CSV").click());
            Assertions.assertThat(Files.readAllLines(download.path())).hasSize(13);
            Assertions.assertThat(errors).isEmpty();
        }
    }

    @Test
    void aHostSeesQueuesAndRunsThemButChangesNone() {
        var queue = Waiting.nowhere();
        var host = Person.who("HOST");
        try (var browser = Browser.open();
                var console = Console.visit(browser)) {
            console.signIn(host.username(), host.password());
            console.goTo("/console/");
            assertThat(console.heading("Queues")).isVisible();
            assertThat(console.page().getByRole(AriaRole.BUTTON, named("New queue")))
                    .hasCount(0);
            console.page().getByRole(AriaRole.LINK, named(queue.name())).click();
            assertThat(console.page().getByRole(AriaRole.BUTTON, named("Change the settings")))
                    .hasCount(0);
            assertThat(console.heading("How it went")).hasCount(0);
            console.button("Pause").click();
            assertThat(console.page().locator("[data-state]")).hasText("Paused");
        }
    }

    private static String id(Page page) {
        return page.url().substring(page.url().indexOf("id=") + 3);
    }

    private static void fill(Locator sheet, String label, String value) {
        sheet.getByLabel(label, new Locator.GetByLabelOptions().setExact(true)).fill(value);
    }

    private static Locator button(Locator sheet, String name) {
        return sheet.getByRole(AriaRole.BUTTON, exactly(name));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator.GetByRoleOptions exactly(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static List<String> errors(Page page) {
        List<String> errors = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
        page.onPageError(errors::add);
        return errors;
    }

    private static void fits(Page page) {
        for (int width : List.of(PHONE, DESK)) {
            page.setViewportSize(width, 900);
            Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as("how wide the page is")
                    .isEqualTo(width);
        }
    }
}
