package io.gatehouse.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How devices become hosts, how they cease to be, and that no address ever has what makes them so. */
@ExtendWith(Gatehouse.class)
class HostPairingIT {
    private static Browser browser;

    private final HostedQueue queue = HostedQueue.create();

    @BeforeAll
    static void openTheBrowser() {
        browser = Browser.open();
    }

    @AfterAll
    static void closeTheBrowser() {
        browser.close();
    }

    @Test
    void aPairingIsTakenOutOfTheAddressAndNoAddressHasTheToken() {
        var pairing = queue.pairing();
        var code = pairing.substring(pairing.lastIndexOf('/') + 1);
        try (var host = HostDevice.of(browser.visitor())) {
            host.goTo(pairing);
            assertThat(host.page().evaluate("location.href")).isEqualTo(page());
            host.press("Begin");
            host.atWork(queue);

            assertThat(token(host)).startsWith("gh");
            assertThat(host.page().evaluate("location.href")).isEqualTo(page());
            assertThat(host.requests())
                    .noneMatch(url -> url.contains(token(host)))
                    .noneMatch(url -> url.contains("#") && url.contains("/api/"))
                    .filteredOn(url -> url.contains(code))
                    .allMatch(url -> url.contains("#"));
            host.page().reload();
            host.atWork(queue);
            assertThat(host.complaints()).isEmpty();
        }
    }

    @Test
    void aUsedPairingSaysWhatToDo() {
        var pairing = queue.pairing();
        try (var first = HostDevice.of(browser.visitor());
                var second = HostDevice.of(browser.visitor())) {
            first.goTo(pairing);
            first.press("Begin");
            first.atWork(queue);

            second.goTo(pairing);
            second.press("Begin");
            assertThat(second.page().getByText("Ask for a new one on a device that runs the queue"))
                    .isVisible();
        }
    }

    @Test
    void aLinkIsPastedAndACodeAloneIsNotEnough() {
        var link = Gatehouse.url().resolve(queue.pairing()).toString();
        try (var host = HostDevice.of(browser.visitor())) {
            host.goTo("/host");
            host.field("Or paste the pairing link").fill(link.substring(link.lastIndexOf('/') + 1));
            host.press("Go on");
            assertThat(host.page().getByText("A code alone does not say which queue"))
                    .isVisible();
            host.field("Or paste the pairing link").fill(link);
            host.press("Go on");
            host.press("Begin");
            host.atWork(queue);
        }
    }

    @Test
    void theConsolesLinkTakesTheTypedCode() {
        try (var desk = Console.asAdmin(browser);
                var host = HostDevice.of(browser.visitor())) {
            desk.goTo("/console/queue.xhtml?id=" + queue.id());
            desk.button("Pair a device").click();
            host.goTo(desk.page().getByLabel("Link to the host page").inputValue());
            assertThat(host.heading("Run “" + queue.name() + "”")).isVisible();

            host.field("Pairing code").fill("0000 0000 0000");
            host.press("Begin");
            assertThat(host.page().getByText("The pairing code is wrong")).isVisible();
            var code = desk.page().locator(".code-big").innerText();
            host.field("Pairing code").fill(code.toLowerCase(Locale.ROOT));
            host.press("Begin");
            host.atWork(queue);
            assertThat(host.page().evaluate("location.href")).isEqualTo(page());

            host.goTo("/host#" + queue.id());
            host.atWork(queue);
        }
    }

    @Test
    void whoHasTheTokenBeginsWithIt() {
        try (var host = HostDevice.of(browser.visitor())) {
            host.goTo("/host");
            host.page().getByText("I made the queue by the API").click();
            assertThat(host.field("Host token")).hasAttribute("type", "password");
            host.field("Queue").fill("https://gate.example/q/" + queue.id());
            host.field("Host token").fill("gh_nobody");
            host.press("Begin with the token");
            assertThat(host.page().getByText("That token is nobody’s here")).isVisible();
            host.field("Host token").fill(queue.token());
            host.press("Begin with the token");
            host.atWork(queue);
            assertThat(host.requests()).noneMatch(url -> url.contains(queue.token()));
        }
    }

    @Test
    void aSecondDeviceIsPairedByTheFirstAndSentAwayByIt() {
        try (var first = HostDevice.paired(browser, queue, "Counter 1");
                var second = HostDevice.of(browser.visitor())) {
            first.menu("Pair a device");
            var qr = first.dialog().getByRole(AriaRole.IMG, new Locator.GetByRoleOptions().setName("QR code"));
            assertThat(first.dialog()).containsText("Good once, for 14:");
            var link = QrCodes.read(qr.screenshot());
            assertThat(link).contains("/host#" + queue.id() + "/");

            second.goTo(link.substring(link.indexOf("/host#")));
            second.field("Name of this device").fill("Counter 2");
            second.press("Begin");
            second.atWork(queue);
            assertThat(first.dialog()).containsText("Counter 2 runs this queue now");
            first.inDialog("Back");

            first.menu("Devices that run the queue");
            first.inDialog("Revoke Counter 2");
            first.inDialog("Really revoke? Counter 2");
            assertThat(first.dialog()).containsText("Counter 2 is no host any more");
            first.inDialog("Back");

            second.press("Call next");
            assertThat(second.page().getByText("This device isn’t a host of “" + queue.name() + "” any more"))
                    .isVisible();
            assertThat(second.page().evaluate("localStorage.getItem('gatehouse.host." + queue.id() + "')"))
                    .isNull();

            second.goTo(queue.pairing());
            second.press("Begin");
            second.atWork(queue);
        }
    }

    @Test
    void aNewTokenIsKeptAndTheOldOneIsNobodys() {
        queue.join(1);
        try (var host = HostDevice.paired(browser, queue, "Counter 1")) {
            var before = token(host);
            host.menu("Devices that run the queue");
            rotate(host);
            assertThat(host.dialog()).containsText("This device has a new token");
            host.inDialog("Back");

            assertThat(token(host)).isNotEqualTo(before);
            Api.bearing(before).get(queue.path() + "/places").problem(401);
            host.press("Call next");
            host.serves(1);
            host.page().reload();
            host.atWork(queue);
        }
    }

    @Test
    void aNewTokenWhoseAnswerIsLostLocksNobodyOut() {
        queue.join(1);
        try (var host = HostDevice.paired(browser, queue, "Counter 1")) {
            host.page().route("**/rotate", route -> {
                route.fetch();
                route.abort();
            });
            host.menu("Devices that run the queue");
            rotate(host);
            assertThat(host.dialog()).containsText("This device has a new token");
            assertThat(names()).containsExactlyInAnyOrder("First host", "Counter 1");
            host.inDialog("Back");
            host.press("Call next");
            host.serves(1);
        }
    }

    @Test
    void oneOfSeveralQueuesIsChosenAndLeft() {
        var other = HostedQueue.create();
        try (var host = HostDevice.paired(browser, queue, "Counter 1")) {
            host.pair(other, "Counter 7");
            host.menu("Another queue");
            host.press(queue.name() + ", as Counter 1");
            host.atWork(queue);
            host.menu("Leave with this device");
            host.inDialog("Leave");
            host.atWork(other);
            assertThat(names()).containsExactly("First host");
            host.page().reload();
            host.atWork(other);
        }
    }

    private static void rotate(HostDevice host) {
        host.dialog().getByText("Was this device’s token seen by somebody?").click();
        host.inDialog("New token for this device");
    }

    private List<String> names() {
        return queue.host().get(queue.path() + "/hosts").expect(200).items().stream()
                .map(host -> host.getString("name"))
                .toList();
    }

    private String token(HostDevice host) {
        return (String)
                host.page().evaluate("JSON.parse(localStorage.getItem('gatehouse.host." + queue.id() + "')).token");
    }

    private static String page() {
        return Gatehouse.url().resolve("/host").toString();
    }
}
