package io.gatehouse.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The ways to this server, and what is on the LAN, as the console shows them before anything is switched on. */
@ExtendWith(Gatehouse.class)
class NetworkPageIT {

    private static Browser browser;

    @BeforeAll
    static void openTheBrowser() {
        browser = Browser.open();
    }

    @AfterAll
    static void closeTheBrowser() {
        browser.close();
    }

    @Test
    void itSaysWhoThisIsAndThatNoTunnelIsSetUp() {
        var instance = Api.anyone()
                .get("/api/system/network-config")
                .json()
                .getJsonObject("data")
                .getString("instance");
        try (var console = Console.asAdmin(browser)) {
            console.open("Network");
            assertThat(console.heading("Network")).isVisible();
            assertThat(console.page().getByText(instance)).isVisible();
            assertThat(console.page().getByText("gatehouse.public-url")).isVisible();
            assertThat(console.heading("No address for others")).isVisible();
        }
    }

    @Test
    void aScannerIsShownWithTheWayThatItTakes() {
        var event = Event.create();
        var door = event.door(event.checkpoint());
        door.heartbeat(Map.of("deviceId", "phone", "type", "TUNNEL")).expect(200);
        try (var console = Console.asAdmin(browser)) {
            console.goTo("/console/network.xhtml");
            assertThat(console.row(door.name())).containsText("Tunnel");
            assertThat(console.row(door.name())).containsText("Online");
        }
    }

    @Test
    void nothingIsLookedForUntilAnAdministratorSaysSo() {
        try (var console = Console.asAdmin(browser)) {
            console.goTo("/console/devices.xhtml");
            assertThat(console.heading("Nobody is looking")).isVisible();
            assertThat(console.button("Scan now")).hasCount(0);
            console.button("Set it up").click();
            console.dialog().getByText("Look for devices").click();
            console.dialog()
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save"))
                    .click();
            // switched on without a subnet it would look nowhere
            assertThat(console.page().getByText("must name what may be looked at"))
                    .isVisible();
        }
    }

    @Test
    void operatorsAreNotShownTheNetwork() {
        try (var console = Console.asOperator(browser)) {
            assertThat(console.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Network")))
                    .hasCount(0);
            console.goTo("/console/devices.xhtml");
            assertThat(console.heading("Devices on the LAN")).hasCount(0);
            console.goTo("/console/network.xhtml");
            assertThat(console.heading("Network")).hasCount(0);
        }
    }
}
