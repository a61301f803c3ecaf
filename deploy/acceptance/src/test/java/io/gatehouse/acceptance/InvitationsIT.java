package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One chance to choose a password: how it is given, taken and lost. */
@ExtendWith(Gatehouse.class)
class InvitationsIT {
    private static final String PASSWORD = "a rather long pass phrase";

    private final String username = Event.unique("guest").replace(' ', '-');

    @Test
    void theCodeStandsOnlyBehindTheHash() {
        var invited = Person.invite(username, "OPERATOR");
        var invitation = invited.json().getJsonObject("invitation");
        var url = URI.create(invitation.getString("url"));

        assertThat(invited.header("Location")).endsWith("/api/staff/" + invited.text("id"));
        assertThat(url.getFragment()).isEqualTo("code=" + invitation.getString("code"));
        assertThat(url.getPath()).isEqualTo("/console/welcome.xhtml");
        assertThat(url.getQuery()).isNull();
        assertThat(Instant.parse(invitation.getString("expiresAt")))
                .isBetween(
                        Instant.now().plus(Duration.ofDays(6)),
                        Instant.now().plus(Duration.ofDays(7)).plusSeconds(5));
        assertThat(Api.admin().get("/api/staff/" + invited.text("id")).json().getBoolean("invited"))
                .isTrue();
    }

    @Test
    void whoAcceptsIsSignedInAndMaySignInAgain() {
        var code = Person.code(Person.invite(username, "SUPERVISOR"));
        Api.signIn(username, PASSWORD).problem(401);

        var session = Person.accept(code, PASSWORD).expect(201);

        assertThat(session.json().getJsonObject("staff").getString("role")).isEqualTo("SUPERVISOR");
        Api.bearing(session.text("token")).get("/api/events").expect(200);
        Api.signIn(username, PASSWORD).expect(201);
    }

    @Test
    void anInvitationIsGoodOnce() {
        var code = Person.code(Person.invite(username, "HOST"));
        Person.accept(code, PASSWORD).expect(201);

        Person.accept(code, "another long pass phrase").problem(404);
        Api.signIn(username, PASSWORD).expect(201);
    }

    @Test
    void ofManyWhoAcceptAtTheSameMomentOneDoes() {
        var code = Person.code(Person.invite(username, "HOST"));

        var statuses = Together.call(5, n -> Person.accept(code, PASSWORD + n).status());

        assertThat(statuses).containsOnly(201, 404).containsOnlyOnce(201);
    }

    @Test
    void aPasswordThatIsRefusedDoesNotUseTheInvitation() {
        var code = Person.code(Person.invite("long-enough-" + username, "HOST"));

        Person.accept(code, "short").violates("password");
        Person.accept(code, "LONG-enough-" + username).violates("password");
        Api.anyone().post("/api/invitations", Map.of("code", code)).violates("password");
        Api.anyone().post("/api/invitations", Map.of("password", PASSWORD)).violates("code");

        Person.accept(code, PASSWORD).expect(201);
    }

    @Test
    void aCodeIsReadAsPeopleTypeIt() {
        var code = Person.code(Person.invite(username, "HOST"));

        Person.accept(code.substring(0, 5).toLowerCase(Locale.ROOT) + "- " + code.substring(5), PASSWORD)
                .expect(201);
    }

    @Test
    void aNewInvitationVoidsTheOldOne() {
        var invited = Person.invite(username, "HOST");
        var again =
                Api.admin().post("/api/staff/" + invited.text("id") + "/invite").expect(200);

        Person.accept(Person.code(invited), PASSWORD).problem(404);
        Person.accept(Person.code(again), PASSWORD).expect(201);
    }

    @Test
    void aForgottenPasswordIsReplacedAndAllSessionsEnd() {
        var person = Person.who("OPERATOR");
        var again = Api.admin().post(person.path() + "/invite").expect(200);
        person.api().get("/api/staff/me").expect(200);

        Person.accept(Person.code(again), "another long pass phrase").expect(201);

        person.api().get("/api/staff/me").problem(401);
        Api.signIn(person.username(), person.password()).problem(401);
        Api.signIn(person.username(), "another long pass phrase").expect(201);
    }

    @Test
    void anotherPasswordVoidsTheInvitation() {
        var person = Person.who("OPERATOR");
        var again = Api.admin().post(person.path() + "/invite").expect(200);
        person.api()
                .put("/api/staff/me/password", Map.of("current", person.password(), "password", "something else 42"))
                .expect(204);

        Person.accept(Person.code(again), PASSWORD).problem(404);
    }

    @Test
    void whoIsDisabledCannotAccept() {
        var invited = Person.invite(username, "HOST");
        Api.admin().post("/api/staff/" + invited.text("id") + "/disable").expect(200);

        Person.accept(Person.code(invited), PASSWORD).problem(404);
        Api.admin().post("/api/staff/" + invited.text("id") + "/invite").problem(409, "illegal-state");
        Api.admin().post("/api/staff/" + invited.text("id") + "/enable").expect(200);
        Person.accept(Person.code(invited), PASSWORD).problem(404);
    }

    @Test
    void guessedInvitationsAreThrottled() {
        var guesser = new From("127.0.1.31");
        for (int i = 0; i < 20; i++) {
            guess(guesser).problem(404);
        }

        var throttled = guess(guesser).problem(429);

        assertThat(Integer.parseInt(throttled.header("Retry-After"))).isBetween(1, 60);
    }

    @Test
    void noCodeLiesInTheDatabaseInClear() {
        var code = Person.code(Person.invite(username, "HOST"));

        assertThat(Gatehouse.database().tablesWith(code)).isEmpty();
    }

    private static Answer guess(From guesser) {
        return guesser.post("/api/invitations", Map.of("code", Event.unique("ABCDEFGH"), "password", PASSWORD));
    }
}
