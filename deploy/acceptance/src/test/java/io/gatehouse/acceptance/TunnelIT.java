package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.gatehouse.acceptance.Edge.Mood;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A tunnel is believed when our own identity came back through it, and no longer. */
@ExtendWith(Gatehouse.class)
class TunnelIT {
    private static final String CONFIG = "/api/system/network-config";
    private static final String IDENTITY = "/api/system/identity?nonce=";
    private static final Duration SOON = Duration.ofSeconds(30);

    private static Edge edge;
    private static Product product;
    private static AutoCloseable instead;

    @BeforeAll
    static void start() {
        edge = Edge.open("edge");
        product = Product.start("tunnel", Gatehouse.adminPassword(), edge.environment("ngrok"));
        edge.leadTo(product.url());
        instead = Gatehouse.insteadOf(product);
    }

    @AfterAll
    static void stop() throws Exception {
        instead.close();
        product.close();
        edge.close();
    }

    @BeforeEach
    void works() {
        edge.become(Mood.WORKING);
        edge.agentKnows(true);
        edge.guestsComeBy("https");
        await("the tunnel works").atMost(SOON).until(TunnelIT::isOnline);
    }

    @Test
    void whatWorksIsOfferedFirstAndSigned() {
        var config = config();

        assertThat(config.getString("publicUrl")).isEqualTo(edge.publicUrl());
        assertThat(config.getString("status")).isEqualTo("online");
        assertThat(config.getString("type")).isEqualTo("ngrok");
        assertThat(Signed.config(config, identity().getString("publicKey"))).isTrue();
    }

    @Test
    void theProofIsForThePublicAddress() {
        var identity = edge.visit(IDENTITY + Signed.nonce()).expect(200).json();

        assertThat(identity.getString("origin")).isEqualTo(edge.publicUrl());
        assertThat(Signed.identity(identity)).isTrue();
    }

    @Test
    void pairingLeadsThereAndOnlyAsLongAsItWorks() {
        var event = Event.create();
        var host = edge.publicUrl().substring("https://".length());
        var pairing = event.pairing(Map.of()).expect(201);
        assertThat(pairing.text("url"))
                .startsWith(edge.publicUrl() + "/scanner/#pair=")
                .endsWith("&at=" + host);
        assertThat(Door.join(pairing.text("pairingCode"), "Phone")
                        .expect(201)
                        .json()
                        .getJsonArray("candidates"))
                .hasToString("[\"" + edge.publicUrl() + "\"]");

        edge.become(Mood.DEAD);
        await("down").atMost(SOON).until(() -> !isOnline());

        assertThat(event.pairing(Map.of()).expect(201).text("url")).startsWith(product.url() + "/scanner/");
    }

    @Test
    void aCodeThatIsShownFollowsAtOnce() {
        var event = Event.create();
        try (var browser = Browser.open();
                var console = Console.asAdmin(browser)) {
            console.goTo("/console/scanners.xhtml?event=" + event.id());
            console.button("Pair a scanner").click();
            console.dialog()
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Show the code"))
                    .click();
            PlaywrightAssertions.assertThat(console.dialog()).containsText(edge.publicUrl() + "/scanner/");
            var code = console.dialog().locator(".code-big").textContent();

            edge.become(Mood.DEAD);

            PlaywrightAssertions.assertThat(console.dialog())
                    .containsText(product.url() + "/scanner/", new ContainsTextOptions().setTimeout((double)
                                    SOON.toMillis()));
            PlaywrightAssertions.assertThat(console.dialog()).containsText(code);
        }
    }

    @Test
    void theConsoleShowsTheWayAndThatItBroke() {
        try (var browser = Browser.open();
                var console = Console.asAdmin(browser)) {
            console.goTo("/console/network.xhtml");
            PlaywrightAssertions.assertThat(console.page().getByText("ngrok leads here"))
                    .isVisible();
            console.button("QR code of " + edge.publicUrl()).click();
            PlaywrightAssertions.assertThat(console.dialog().locator("svg")).isVisible();
            PlaywrightAssertions.assertThat(console.dialog().getByLabel("Address"))
                    .hasValue(edge.publicUrl());

            edge.become(Mood.DEAD);

            PlaywrightAssertions.assertThat(console.page().locator("main"))
                    .containsText(
                            "QR codes point there", new ContainsTextOptions().setTimeout((double) SOON.toMillis()));
        }
    }

    @ParameterizedTest
    @EnumSource(names = "WORKING", mode = EnumSource.Mode.EXCLUDE)
    void whatIsNotTheWayToUsIsGivenUpWithinTwoPolls(Mood mood) {
        var before = edge.visits();
        edge.become(mood);

        await("down").pollInterval(Duration.ofMillis(50)).atMost(SOON).until(() -> !isOnline());

        // one may have been on its way when it happened
        assertThat(edge.visits() - before).isBetween(2, 3);
        assertThat(config().getString("status")).isEqualTo("local-only");
        assertThat(config().getString("type")).isEqualTo("local");
        Api.anyone().get("/health/ready").expect(200);
    }

    @Test
    void itComesBackAfterTwoGoodVisits() {
        edge.become(Mood.DEAD);
        await("down").atMost(SOON).until(() -> !isOnline());
        var before = edge.visits();
        edge.become(Mood.WORKING);

        await("up").pollInterval(Duration.ofMillis(50)).atMost(SOON).until(TunnelIT::isOnline);

        assertThat(edge.visits() - before).isGreaterThanOrEqualTo(2);
    }

    @Test
    void whatItsAgentDoesNotKnowIsGoneAtOnce() {
        edge.agentKnows(false);

        await("down")
                .pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(5))
                .until(() -> !isOnline());
    }

    @Test
    @Timeout(300)
    void theNumberRisesWithEachChangeAndSurvivesARestart() {
        var first = sequence();
        edge.become(Mood.DEAD);
        await("down").atMost(SOON).until(() -> !isOnline());
        var second = sequence();
        edge.become(Mood.WORKING);
        await("up").atMost(SOON).until(TunnelIT::isOnline);
        var third = sequence();
        assertThat(second).isGreaterThan(first);
        assertThat(third).isGreaterThan(second);

        product.close();
        product.startAgain();
        // scanners that waited for it come all at once
        Together.call(24, caller -> config());

        assertThat(sequence()).isGreaterThanOrEqualTo(third);
        await("up again").atMost(SOON).until(TunnelIT::isOnline);
        assertThat(sequence()).isGreaterThanOrEqualTo(third);

        // what it offered before it stopped is believed for half a minute, as if that were another node
        edge.agentKnows(false);
        await("its predecessor is forgotten").atMost(Duration.ofSeconds(60)).until(() -> !isOnline());
    }

    @Test
    void whatHappenedIsInTheAudit() {
        edge.agentKnows(false);
        await("down").atMost(SOON).until(() -> !isOnline());

        for (var action : new String[] {"tunnel.up", "tunnel.down", "network.changed"}) {
            await(action)
                    .atMost(SOON)
                    .untilAsserted(() -> assertThat(Api.admin()
                                    .get("/api/audit?action=" + action)
                                    .items())
                            .isNotEmpty()
                            .allSatisfy(
                                    item -> assertThat(item.getString("actor")).isEqualTo("system")));
        }
    }

    @Test
    void aGuestGetsNoProofForTheLan() {
        edge.guestsComeBy("http");
        edge.visit(
                        IDENTITY + Signed.nonce(),
                        "X-Forwarded-Host: 127.0.0.1:" + product.url().getPort())
                .problem(421, "misdirected");
    }

    @Test
    void aRedirectDoesNotTakeAGuestOffHttps() {
        var location = edge.visit("/").expect(302).header("Location");
        assertThat(location).isEqualTo("/console/");
    }

    @Test
    void whoComesThroughItIsAGuestAndNotThisMachine() {
        edge.guestsComeBy("http");
        edge.visit("/api/events").problem(403, "https-required");
        edge.visit(CONFIG).expect(200);

        edge.guestsComeBy("https");
        edge.visit("/api/events").problem(401);
        var account = Event.unique("guest");
        edge.visitWith("/api/sessions", Map.of("username", account, "password", "wrong"))
                .problem(401);

        await("recorded")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(Api.admin()
                                .get("/api/audit?action=session.refused")
                                .items())
                        .anySatisfy(
                                item -> assertThat(item.getString("address")).isEqualTo(Edge.GUEST)));
    }

    @Test
    @Timeout(300)
    void cloudflaredIsUnderstoodToo() {
        edge.become(Mood.WORKING);
        try (var other = Edge.open("edge-cloudflared");
                var installation = Product.start(
                        "tunnel-cloudflared", Gatehouse.adminPassword(), other.environment("cloudflared"))) {
            other.leadTo(installation.url());
            var at = Api.anyone().at(installation.url());

            await("up").atMost(SOON).until(() -> isOnline(at));
            assertThat(config(at).getString("publicUrl")).isEqualTo(other.publicUrl());
            assertThat(config(at).getString("type")).isEqualTo("cloudflared");

            other.agentKnows(false);
            await("down").atMost(SOON).until(() -> !isOnline(at));
        }
    }

    @Test
    @Timeout(300)
    void soIsAnAddressThatSomebodyElseLooksAfter() {
        try (var other = Edge.open("edge-static")) {
            Map<String, String> environment = new HashMap<>(Map.of(
                    "GATEHOUSE_PUBLIC_URL",
                    other.publicUrl() + "/",
                    "GATEHOUSE_PROXIES",
                    "127.0.0.1",
                    "GATEHOUSE_TUNNEL_POLL_SECONDS",
                    "1",
                    "GATEHOUSE_JAVA_OPTS",
                    other.javaOptions()));
            try (var installation = Product.start("tunnel-static", Gatehouse.adminPassword(), environment)) {
                other.leadTo(installation.url());
                var at = Api.anyone().at(installation.url());

                await("up").atMost(SOON).until(() -> isOnline(at));
                assertThat(config(at).getString("publicUrl")).isEqualTo(other.publicUrl());
                assertThat(config(at).getString("type")).isEqualTo("static");

                other.become(Mood.DEAD);
                await("down").atMost(SOON).until(() -> !isOnline(at));
            }
        }
    }

    private static boolean isOnline() {
        return isOnline(Api.anyone());
    }

    private static boolean isOnline(Api api) {
        return config(api).getString("status").equals("online");
    }

    private static long sequence() {
        return config().getJsonNumber("sequence").longValue();
    }

    private static JsonObject config() {
        return config(Api.anyone());
    }

    private static JsonObject config(Api api) {
        return api.get(CONFIG).expect(200).json().getJsonObject("data");
    }

    private static JsonObject identity() {
        return Api.anyone().get(IDENTITY + Signed.nonce()).expect(200).json();
    }
}
