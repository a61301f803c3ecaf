package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Gatehouse.class)
class SessionsIT {

    @Test
    void signingInGivesATokenItsEndAndWhoOneIs() {
        var session = Api.signIn("admin", Gatehouse.adminPassword()).expect(201);

        assertThat(session.text("token")).hasSizeGreaterThanOrEqualTo(20);
        assertThat(Instant.parse(session.text("expiresAt"))).isAfter(Instant.now());
        assertThat(session.text("expiresAt")).endsWith("Z");
        var staff = session.json().getJsonObject("staff");
        assertThat(staff.getString("name")).isNotBlank();
        assertThat(staff.getString("role")).isEqualToIgnoringCase("admin");
        assertThat(UUID.fromString(staff.getString("id"))).isNotNull();
    }

    @Test
    void everySignInGivesAnotherToken() {
        var one = Api.signIn("admin", Gatehouse.adminPassword()).text("token");
        var other = Api.signIn("admin", Gatehouse.adminPassword()).text("token");

        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void theTokenOpensTheApi() {
        var token = Api.signIn("admin", Gatehouse.adminPassword()).text("token");

        Api.bearing(token).get("/api/events").expect(200);
    }

    @Test
    void aWrongPasswordAndAnUnknownAccountAreRefusedAlike() {
        var wrong = Api.signIn("admin", "not the password").problem(401);
        var unknown = Api.signIn(Event.unique("nobody"), "not the password").problem(401);

        assertThat(wrong.body()).isEqualTo(unknown.body());
    }

    @Test
    void theAccountsNameIsNotAPattern() {
        Api.signIn("adm%", Gatehouse.adminPassword()).problem(401);
        Api.signIn("admin' OR '1'='1", Gatehouse.adminPassword()).problem(401);
    }

    @Test
    void aSignInWithoutPasswordIsBadInput() {
        Api.anyone().post("/api/sessions", Map.of("username", "admin")).violates("password");
        Api.anyone().post("/api/sessions", Map.of("password", "x")).violates("username");
    }

    @Test
    void anEndlessPasswordIsRefusedAndCostsNothing() {
        var start = Instant.now();
        Api.signIn(Event.unique("nobody"), "x".repeat(1_000_000)).refused();

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void endingTheSessionEndsItsTokenAndNoOther() {
        var ended = Api.bearing(Api.signIn("admin", Gatehouse.adminPassword()).text("token"));
        var other = Api.bearing(Api.signIn("admin", Gatehouse.adminPassword()).text("token"));

        ended.delete("/api/sessions/current").expect(204);

        ended.get("/api/events").problem(401);
        ended.delete("/api/sessions/current").problem(401);
        other.get("/api/events").expect(200);
    }

    @Test
    void withoutATokenNothingButSigningInIsOpen() {
        Api.anyone().get("/api/events").problem(401);
        Api.anyone().post("/api/events", Event.description(Map.of())).problem(401);
        Api.anyone().get("/api/scanners").problem(401);
        Api.anyone().delete("/api/sessions/current").problem(401);
        Api.anyone().post("/api/scanner/scans", Map.of()).problem(401);
    }

    @Test
    void whoHasNoTokenLearnsThatAndHowToShowOne() {
        var refused = Api.anyone().get("/api/events").problem(401);

        assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer x",
                "Bearer null",
                "Bearer a b c",
                "Bearer ../../etc",
                "Bearer 00000000-0000-0000-0000-000000000000",
                "Basic YWRtaW46YWRtaW4=",
                "nonsense"
            })
    void aGarbledTokenIsNoToken(String authorization) {
        Api.anyone().with("Authorization", authorization).get("/api/events").problem(401);
    }

    @Test
    void anEndlessTokenIsRefused() {
        Api.bearing("x".repeat(6_000)).get("/api/events").problem(401);
    }

    @Test
    void aTokenInTheAddressIsNotRead() {
        var token = Api.signIn("admin", Gatehouse.adminPassword()).text("token");

        Api.anyone().get("/api/events?access_token=" + token).problem(401);
        Api.anyone().get("/api/events?token=" + token).problem(401);
        Api.anyone().get("/api/events?bearer=" + token).problem(401);
    }

    @Test
    void aTokenInACookieIsNotRead() {
        var token = Api.signIn("admin", Gatehouse.adminPassword()).text("token");

        Api.anyone()
                .with("Cookie", "token=" + token + "; JSESSIONID=" + token)
                .get("/api/events")
                .problem(401);
    }
}
