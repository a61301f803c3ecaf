package io.gatehouse.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;

/** The console's pages of the LAN, in a browser on the server's own machine, with real hosts around it. */
final class LanPages {
    private static final String NET = "192.168.77.";

    private static final ContainsTextOptions PATIENTLY = new ContainsTextOptions().setTimeout(90_000);

    private LanPages() {}

    /** Of hosts 2 to 6, the last comes and goes. */
    static void play(String comesAndGoes) {
        try (var browser = Browser.open();
                var console = Console.asAdmin(browser)) {
            console.goTo("/console/devices.xhtml");
            assertThat(console.page().getByText("Live", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            assertThat(console.row(NET + "6")).containsText("Online");

            namedAndFound(console);
            seenToLeave(console, comesAndGoes);

            console.goTo("/console/network.xhtml");
            assertThat(console.heading("Network")).isVisible();
            assertThat(console.page().getByText("6 devices online")).isVisible();
        }
    }

    private static void namedAndFound(Console console) {
        console.press(NET + "3", "History");
        assertThat(console.dialog()).containsText("Seen for the first time, at " + NET + "3");
        console.dialog()
                .getByLabel("Name", new Locator.GetByLabelOptions().setExact(false))
                .fill("Printer at the box office");
        console.dialog()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save"))
                .click();
        assertThat(console.dialog()).containsText("Named Printer at the box office");
        console.dialog()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Done"))
                .click();

        console.page().getByLabel("Search").fill("box office");
        assertThat(console.row(NET + "6")).hasCount(0);
        assertThat(console.row("Printer at the box office")).containsText(NET + "3");
        console.page().getByLabel("Search").fill("");
        assertThat(console.row(NET + "6")).isVisible();
    }

    /** Without anything being loaded again. The kernel takes its time before it says that somebody is gone. */
    private static void seenToLeave(Console console, String host) {
        Namespaces.ip("-n", host, "link", "set", "eth0", "down");
        console.button("Scan now").click();
        assertThat(console.row(NET + "6")).containsText("Suspect", PATIENTLY);
        console.button("Scan now").click();
        assertThat(console.row(NET + "6")).containsText("Offline", PATIENTLY);
        console.page().getByLabel("State").selectOption("Offline");
        assertThat(console.row(NET + "3")).hasCount(0);
        console.page().getByLabel("State").selectOption("All");
        Namespaces.ip("-n", host, "link", "set", "eth0", "up");
        console.button("Scan now").click();
        assertThat(console.row(NET + "6")).containsText("Online", PATIENTLY);
    }
}
