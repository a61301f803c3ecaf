package io.gatehouse.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
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
