package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts as administrators make, change and close them. */
@ExtendWith(Gatehouse.class)
class StaffIT {

    @Test
    void anAccountIsListedWithAllThatItIs() {
        var event = Event.create();
        var person = Person.who("OPERATOR", event);

        var listed = Pages.walk("/api/staff?limit=50").stream()
                .filter(account -> account.getString("id").equals(person.id()))
                .findFirst()
                .orElseThrow();
        assertThat(listed.getString("username")).isEqualTo(person.username());
        assertThat(listed.getString("name")).isEqualTo("Name of " + person.username());
        assertThat(listed.getString("role")).isEqualTo("OPERATOR");
        assertThat(listed.getJsonArray("events")).hasSize(1);
        assertThat(listed.getJsonArray("events").getString(0)).isEqualTo(event.id());
        assertThat(listed.getBoolean("disabled")).isFalse();
        assertThat(listed.getBoolean("invited")).isFalse();
        assertThat(listed.getInt("sessions")).isEqualTo(1);
        assertThat(Instant.parse(listed.getString("lastSignIn"))).isBeforeOrEqualTo(Instant.now());
        assertThat(Api.admin().get(person.path()).expect(200).json()).isEqualTo(listed);
    }

    @Test
    void theListIsWalkedByItsCursorAndSkipsNobody() {
        var all = Pages.ids(Pages.walk("/api/staff?limit=500"));
        Person.invite(Event.unique("walked").replace(' ', '-'), "HOST");
        var more = Pages.ids(Pages.walk("/api/staff?limit=1"));

        assertThat(more).hasSize(all.size() + 1).doesNotHaveDuplicates().containsAll(all);
    }

    @Test
    void aUsernameIsTakenOnceInWhateverCase() {
        var username = Event.unique("twice").replace(' ', '-');
        Person.invite(username, "OPERATOR");

        create(Map.of("username", username.toUpperCase(Locale.ROOT), "name", "Other", "role", "HOST"))
                .problem(409, "username-taken");
    }

    @Test
    void manyWhoTakeAUsernameAtTheSameMomentLeaveOneAccount() {
        var username = Event.unique("race").replace(' ', '-');

        var statuses = Together.call(
                6,
                n -> create(Map.of("username", username, "name", "n" + n, "role", "HOST"))
                        .status());

        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
    }

    @Test
    void anAddressBelongsToOneAccount() {
        var mail = Event.unique("m").replace(' ', '-') + "@example.org";
        create(Map.of("username", "a-" + mail, "name", "A", "role", "HOST", "email", mail))
                .expect(201);

        create(Map.of("username", "b-" + mail, "name", "B", "role", "HOST", "email", mail.toUpperCase(Locale.ROOT)))
                .problem(409, "email-taken");
    }

    @Test
    void whatIsWrongWithAnAccountIsToldByField() {
        create(Map.of("name", "A", "role", "HOST")).violates("username");
        create(Map.of("username", "two words", "name", "A", "role", "HOST")).violates("username");
        create(Map.of("username", "x", "role", "HOST")).violates("name");
        create(Map.of("username", "x", "name", "A")).violates("role");
        create(Map.of("username", "x", "name", "A", "role", "KING")).violates("role");
        create(Map.of("username", "x", "name", "A", "role", "HOST", "email", "nowhere"))
                .violates("email");
        create(Map.of("username", "x", "name", "A", "role", "HOST", "events", List.of("x")))
                .violates("events");
        create(Map.of(
                        "username",
                        "x",
                        "name",
                        "A",
                        "role",
                        "HOST",
                        "events",
                        List.of(UUID.randomUUID().toString())))
                .violates("events");
        create(Map.of(
                        "username",
                        "x",
                        "name",
                        "A",
                        "role",
                        "ADMIN",
                        "events",
                        List.of(Event.create().id())))
                .violates("events");
    }

    @Test
    void anotherRoleHoldsFromTheNextCallOn() {
        var person = Person.who("OPERATOR");
        person.api().get("/api/scanners").problem(403);

        assertThat(person.change(Map.of("role", "SUPERVISOR")).expect(200).text("role"))
                .isEqualTo("SUPERVISOR");
        person.api().get("/api/scanners").expect(200);

        person.change(Map.of("role", "HOST")).expect(200);
        person.api().get("/api/scanners").problem(403);
        person.api().get("/api/events").problem(403);
        person.api().get("/api/staff/me").expect(200);
    }

    @Test
    void aChangeLeavesWhatItDoesNotName() {
        var person = Person.who("OPERATOR", Event.create());

        var changed = person.change(Map.of("name", "Renamed")).expect(200).json();

        assertThat(changed.getString("name")).isEqualTo("Renamed");
        assertThat(changed.getString("role")).isEqualTo("OPERATOR");
        assertThat(changed.getJsonArray("events")).hasSize(1);
    }

    @Test
    void whoBecomesAdminIsNoLongerBound() {
        var person = Person.who("OPERATOR", Event.create());

        assertThat(person.change(Map.of("role", "ADMIN")).expect(200).json().getJsonArray("events"))
                .isEmpty();
        person.change(Map.of("role", "HOST")).expect(200);
    }

    @Test
    void disablingEndsEverySessionAtOnceAndEnablingBringsNoneBack() {
        var person = Person.who("SUPERVISOR");
        var elsewhere = person.again();

        assertThat(Api.admin()
                        .post(person.path() + "/disable")
                        .expect(200)
                        .json()
                        .getBoolean("disabled"))
                .isTrue();

        person.api().get("/api/staff/me").problem(401);
        elsewhere.get("/api/staff/me").problem(401);
        Api.signIn(person.username(), person.password()).problem(401);

        Api.admin().post(person.path() + "/enable").expect(200);
        person.api().get("/api/staff/me").problem(401);
        person.again().get("/api/staff/me").expect(200);
    }

    @Test
    void nobodyDisablesThemself() {
        var admin = Person.who("ADMIN");

        admin.api().post(admin.path() + "/disable").problem(409, "illegal-state");
        admin.api().get("/api/staff").expect(200);
        admin.change(Map.of("role", "HOST")).expect(200);
    }

    @Test
    void sessionsAreListedAndEnded() {
        var person = Person.who("HOST");
        var elsewhere = person.again();
        var sessions = Api.admin().get(person.path() + "/sessions").expect(200).items();
        assertThat(sessions).hasSize(2);
        assertThat(sessions.get(0).getString("address")).isNotBlank();
        assertThat(sessions.get(0).getString("userAgent")).isNotBlank();

        Api.admin()
                .delete(person.path() + "/sessions/" + sessions.get(0).getString("id"))
                .expect(204);
        elsewhere.get("/api/staff/me").problem(401);
        person.api().get("/api/staff/me").expect(200);

        Api.admin().delete(person.path() + "/sessions").expect(204);
        person.api().get("/api/staff/me").problem(401);
        assertThat(Api.admin().get(person.path() + "/sessions").items()).isEmpty();
    }

    @Test
    void aSessionIsEndedOnlyAsItsOwners() {
        var person = Person.who("HOST");
        var other = Person.who("HOST");
        var session = person.api().get("/api/sessions").items().get(0).getString("id");

        other.api().delete("/api/sessions/" + session).problem(404);
        Api.admin().delete(other.path() + "/sessions/" + session).problem(404);
        person.api().get("/api/staff/me").expect(200);
    }

    @Test
    void everybodySeesAndEndsTheirOwnSessions() {
        var person = Person.who("HOST");
        var elsewhere = person.again();

        var sessions = person.api().get("/api/sessions").expect(200).items();
        assertThat(sessions).hasSize(2);
        assertThat(current(sessions)).hasSize(1);
        assertThat(current(elsewhere.get("/api/sessions").items())).isNotEqualTo(current(sessions));

        var other = sessions.stream()
                .filter(session -> !session.getBoolean("current"))
                .findFirst()
                .orElseThrow();
        person.api().delete("/api/sessions/" + other.getString("id")).expect(204);
        elsewhere.get("/api/staff/me").problem(401);
        person.api().delete("/api/sessions/" + other.getString("id")).problem(404);
    }

    @Test
    void anotherPasswordEndsAllOtherSessions() {
        var person = Person.who("HOST");
        var elsewhere = person.again();

        person.api()
                .put("/api/staff/me/password", Map.of("current", person.password(), "password", "something else 42"))
                .expect(204);

        elsewhere.get("/api/staff/me").problem(401);
        person.api().get("/api/staff/me").expect(200);
        Api.signIn(person.username(), person.password()).problem(401);
        Api.signIn(person.username(), "something else 42").expect(201);
    }

    @Test
    void aPasswordIsChangedOnlyByWhoKnowsIt() {
        var person = Person.who("HOST");
        var change = Map.of("current", "not the password", "password", "something else 42");

        for (int i = 0; i < 10; i++) {
            person.api().put("/api/staff/me/password", change).violates("current");
        }

        person.api().put("/api/staff/me/password", change).problem(429);
        assertThat(Pages.walk("/api/audit?action=password.refused&subject=account/" + person.username()))
                .hasSize(10)
                .allSatisfy(tried -> assertThat(tried.getString("actor")).startsWith("staff/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "elevenchars", "Password-1234", "aaaaaaaaaaaaaaaa", "1234 5678 9012"})
    void aPasswordThatIsGuessedFirstIsRefused(String password) {
        var person = Person.who("HOST");

        person.api()
                .put("/api/staff/me/password", Map.of("current", person.password(), "password", password))
                .violates("password");
        Api.signIn(person.username(), person.password()).expect(201);
    }

    @Test
    void theUsernameAndAnEndlessTextAreNoPassword() {
        var person = Person.who("HOST");

        person.api()
                .put("/api/staff/me/password", Map.of("current", person.password(), "password", person.username()))
                .violates("password");
        person.api()
                .put("/api/staff/me/password", Map.of("current", person.password(), "password", "x1".repeat(101)))
                .violates("password");
    }

    @Test
    void onlyAdminsLookAfterAccounts() {
        var person = Person.who("SUPERVISOR");

        person.api().get("/api/staff").problem(403);
        person.api()
                .post("/api/staff", Map.of("username", "x", "name", "X", "role", "HOST"))
                .problem(403);
        person.api().get(person.path()).problem(403);
        person.api().patch(person.path(), Map.of("role", "ADMIN")).problem(403);
        person.api().post(person.path() + "/invite").problem(403);
        person.api().post(person.path() + "/disable").problem(403);
        person.api().post(person.path() + "/enable").problem(403);
        person.api().get(person.path() + "/sessions").problem(403);
        person.api().delete(person.path() + "/sessions").problem(403);
        Api.anyone().get("/api/staff").problem(401);
        Api.anyone().get("/api/staff/me").problem(401);
        Api.anyone().get("/api/sessions").problem(401);
    }

    @Test
    void aHostSeesNothingOfEvents() {
        var event = Event.create();
        var host = Person.who("HOST").api();

        host.get("/api/events").problem(403);
        host.get("/api/events/" + event.id()).problem(403);
        host.get("/api/events/" + event.id() + "/stats").problem(403);
        host.get("/api/events/" + event.id() + "/tickets").problem(403);
        assertThat(host.get("/api/staff/me").expect(200).text("role")).isEqualTo("HOST");
        host.delete("/api/sessions/current").expect(204);
        host.get("/api/staff/me").problem(401);
    }

    @Test
    void unknownAccountsAreNotThere() {
        var nobody = "/api/staff/" + UUID.randomUUID();

        Api.admin().get(nobody).problem(404);
        Api.admin().patch(nobody, Map.of("name", "x")).problem(404);
        Api.admin().post(nobody + "/invite").problem(404);
        Api.admin().post(nobody + "/disable").problem(404);
        Api.admin().post(nobody + "/enable").problem(404);
        Api.admin().get(nobody + "/sessions").problem(404);
        Api.admin().get("/api/staff/garbage").problem(404);
    }

    private static List<String> current(List<JsonObject> sessions) {
        return sessions.stream()
                .filter(session -> session.getBoolean("current"))
                .map(session -> session.getString("id"))
                .toList();
    }

    private static Answer create(Map<String, ?> account) {
        return Api.admin().post("/api/staff", account);
    }
}
