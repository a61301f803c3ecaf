package io.gatehouse.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Signing in through an identity provider: who comes in, who doesn't, and what an attacker would try. */
@ExtendWith(Gatehouse.class)
class OidcIT {
    private static final int RSA_BITS = 2048;
    private static final Duration HOUR = Duration.ofHours(1);

    private static Provider provider;
    private static Product product;
    private static AutoCloseable instead;

    private final String subject = Event.unique("subject");
    private final String email = Event.unique("ada").replace(' ', '.') + "@" + Provider.DOMAIN;

    @BeforeAll
    static void start() {
        provider = Provider.start();
        product = Product.start("oidc", Gatehouse.adminPassword(), provider.environment());
        instead = Gatehouse.insteadOf(product);
    }

    @AfterAll
    static void stop() throws Exception {
        instead.close();
        product.close();
        provider.close();
    }

    @Test
    void aNewcomerComesInByTheButtonAndHasTheRoleOfTheirGroup() {
        provider.next(subject, Provider.claims(email, "visitors", "crew"));
        var event = Event.create();
        try (var browser = Browser.open();
                var console = Console.visit(browser)) {
            console.goTo("/console/event.xhtml?id=" + event.id());
            console.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in with Venue ID"))
                    .click();
            assertThat(console.heading(event.name())).isVisible();
            assertThat(console.page().getByText("Name of " + email).first()).isVisible();
        }
        assertThat(account().getString("role")).isEqualTo("OPERATOR");
        assertThat(account().getString("username")).isEqualTo(email);
    }

    @Test
    void theHighestRoleOfTheGroupsCounts() {
        provider.next(subject, Provider.claims(email, "crew", "leads"));
        WayIn.begin().arrive().signedIn();

        assertThat(account().getString("role")).isEqualTo("SUPERVISOR");
    }

    @Test
    void oneIsKnownBySubjectAndNotByAddress() {
        provider.next(subject, Provider.claims(email, "crew"));
        WayIn.begin().arrive().signedIn();
        var before = account().getString("id");

        provider.next(subject, Provider.claims("renamed." + email, "crew"));
        WayIn.begin().arrive().signedIn();
        assertThat(account().getString("id")).isEqualTo(before);
        assertThat(accounts("renamed." + email)).isZero();
    }

    @Test
    void whoWasInvitedGetsTheAccountAndTheRoleOfTheInvitation() {
        var invited = invite("HOST");
        provider.next(subject, Provider.claims(email, "leads"));

        WayIn.begin().arrive().signedIn();

        assertThat(account().getString("role")).isEqualTo("HOST");
        assertThat(account().getBoolean("invited")).isFalse();
        Person.accept(Person.code(invited), "a rather long pass phrase").problem(404);
    }

    @Test
    void anAddressAloneDoesNotOpenAnAccountWithAPassword() {
        var invited = invite("SUPERVISOR");
        Person.accept(Person.code(invited), "a rather long pass phrase").expect(201);

        provider.next(subject, Provider.claims(email, "crew"));
        WayIn.begin().arrive().refused("has-password");

        Api.admin().post("/api/staff/" + invited.text("id") + "/invite").expect(200);
        provider.next(subject, Provider.claims(email, "crew"));
        WayIn.begin().arrive().signedIn();
        assertThat(account().getString("role")).isEqualTo("SUPERVISOR");
    }

    @Test
    void whoIsDisabledStaysOut() {
        provider.next(subject, Provider.claims(email, "crew"));
        var arrival = WayIn.begin().arrive().signedIn();
        Api.admin().post("/api/staff/" + account().getString("id") + "/disable").expect(200);

        assertThat(arrival.page("/console/account.xhtml").statusCode()).isEqualTo(302);
        provider.next(subject, Provider.claims(email, "crew"));
        WayIn.begin().arrive().refused("disabled");
    }

    @Test
    void anotherDomainStaysOut() {
        var since = Event.fromNow(Duration.ofSeconds(-2));
        provider.next(subject, Provider.claims("ada@" + Provider.DOMAIN + ".evil.example", "leads"));
        WayIn.begin().arrive().refused("domain");
        provider.next(subject, Provider.claims("ada@evil" + Provider.DOMAIN, "leads"));
        WayIn.begin().arrive().refused("domain");

        assertThat(Pages.walk("/api/audit?action=identity.refused&since=" + since))
                .extracting(tried -> tried.getJsonObject("detail").getString("reason"))
                .contains("domain");
    }

    @Test
    void anAddressThatIsNotConfirmedStaysOut() {
        for (var claim : new Object[] {false, "false", 1}) {
            Map<String, Object> claims = new HashMap<>(Provider.claims(email, "leads"));
            claims.put("email_verified", claim);
            provider.next(subject, claims);
            WayIn.begin().arrive().refused("unverified");
        }
        Map<String, Object> silent = new HashMap<>(Provider.claims(email, "leads"));
        silent.remove("email_verified");
        provider.next(subject, silent);
        WayIn.begin().arrive().refused("unverified");
        assertThat(accounts(email)).isZero();
    }

    @Test
    void whoHasNoRoleHasNoAccount() {
        provider.next(subject, Provider.claims(email, "visitors"));
        WayIn.begin().arrive().refused("no-account");

        assertThat(accounts(email)).isZero();
    }

    @Test
    void aStateThatIsNotTheirsIsRefused() {
        var way = WayIn.begin();
        var back = way.back();

        way.arrive(WayIn.with(back, "state", "tampered")).refused("expired");
        WayIn.begin().arrive(back).refused("expired");
        WayIn.arrive(back, "").refused("expired");
        WayIn.arrive(back, "gatehouse-openid=garbage").refused("expired");
        WayIn.arrive(back, "gatehouse-openid=" + "A".repeat(200)).refused("expired");
    }

    @Test
    void anAnswerIsTakenOnce() {
        provider.next(subject, Provider.claims(email, "crew"));
        var way = WayIn.begin();
        var back = way.back();
        way.arrive(back).signedIn();

        way.arrive(back).refused("expired");
    }

    @Test
    void aCodeIsRedeemedOnlyByWhoBeganToAskForIt() {
        var stolen = WayIn.begin().back();
        var own = WayIn.begin();

        own.arrive(WayIn.with(stolen, "state", own.asks("state"))).refused("untrusted");
        assertThat(own.asks("code_challenge_method")).isEqualTo("S256");
        assertThat(own.asks("code_challenge")).hasSize(43);
    }

    @Test
    void anotherNonceIsRefused() {
        provider.next(subject, Provider.claims(email, "crew"));
        WayIn.begin().asking("nonce", "another").arrive().refused("untrusted");
    }

    @Test
    void aTokenForAnotherClientOrOfYesterdayIsRefused() {
        var good = WayIn.begin();
        answered(good, provider.signed(Provider.answer(email, good), HOUR)).signedIn();

        var other = WayIn.begin();
        var claims = Provider.answer(email, other);
        claims.put("aud", "another-client");
        answered(other, provider.signed(claims, HOUR)).refused("untrusted");

        var shared = WayIn.begin();
        var forBoth = Provider.answer(email, shared);
        forBoth.put("aud", List.of(Provider.CLIENT, "another-client"));
        forBoth.put("azp", "another-client");
        answered(shared, provider.signed(forBoth, HOUR)).refused("untrusted");

        var old = WayIn.begin();
        answered(old, provider.signed(Provider.answer(email, old), HOUR.negated()))
                .refused("untrusted");
    }

    @Test
    void aTokenThatTheProviderDidNotSignIsRefused() throws JOSEException {
        var key = new RSAKeyGenerator(RSA_BITS).keyID("house").generate();
        var way = WayIn.begin();
        var claims = provider.said(email, way.asks("nonce"));
        var rsa = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("house").build(), claims);
        rsa.sign(new RSASSASigner(key));
        forged(way, rsa.serialize());

        var second = WayIn.begin();
        forged(second, new PlainJWT(provider.said(email, second.asks("nonce"))).serialize());

        var third = WayIn.begin();
        var mac = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), provider.said(email, third.asks("nonce")));
        mac.sign(new MACSigner(Provider.SECRET));
        forged(third, mac.serialize());
        forged(WayIn.begin(), "garbage");
        assertThat(accounts(email)).isZero();
    }

    @Test
    void anotherProvidersAnswerIsRefused() {
        var way = WayIn.begin();

        way.arrive(WayIn.with(way.back(), "iss", "http://evil.example")).refused("untrusted");
    }

    @Test
    void whoCancelsIsToldSo() {
        var way = WayIn.begin();
        var back = WayIn.with(way.back(), "error", "access_denied");

        way.arrive(WayIn.with(back, "code", "")).refused("cancelled");
    }

    @Test
    void aProviderThatIsDownHarmsNobodyElse() {
        var way = WayIn.begin();
        var back = way.back();
        provider.goDown();
        try {
            way.arrive(back).refused("unreachable");
            Api.signIn("admin", Gatehouse.adminPassword()).expect(201);
        } finally {
            provider.comeBack();
        }
        var other = WayIn.begin();
        var otherBack = other.back();
        provider.answerNext(503, "{}");
        other.arrive(otherBack).refused("unreachable");
    }

    private static void forged(WayIn way, String token) {
        answered(way, token).refused("untrusted");
    }

    /** They come back, and the provider hands out that token for their code. */
    private static WayIn.Arrival answered(WayIn way, String token) {
        var back = way.back();
        provider.answerNext(
                200,
                Json.createObjectBuilder()
                        .add("id_token", token)
                        .add("access_token", "x")
                        .add("token_type", "Bearer")
                        .build()
                        .toString());
        return way.arrive(back);
    }

    private Answer invite(String role) {
        return Api.admin()
                .post("/api/staff", Map.of("username", "by-" + email, "name", "Ada", "role", role, "email", email))
                .expect(201);
    }

    private JsonObject account() {
        return Pages.walk("/api/staff").stream()
                .filter(this::isTheirs)
                .findFirst()
                .orElseThrow();
    }

    private static long accounts(String email) {
        return Pages.walk("/api/staff").stream()
                .filter(account -> email.equals(account.getString("email", "")))
                .count();
    }

    private boolean isTheirs(JsonObject account) {
        return email.equals(account.getString("email", ""));
    }
}
