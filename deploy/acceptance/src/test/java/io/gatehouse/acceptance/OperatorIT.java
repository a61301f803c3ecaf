package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People who work at a scanner. */
@ExtendWith(Gatehouse.class)
class OperatorIT {
    private final Event event = Event.create();
    private final Checkpoint gate = event.checkpoint();
    private final Door door = event.door(gate);

    @Test
    void scansCarryWhoAskedThem() {
        var before = Scan.of(gate, event.ticket());
        door.scan(before);
        var operator = signOn(door, "operator").expect(200).json().getJsonObject("operator");
        var during = Scan.of(gate, event.ticket());
        door.scan(during);
        var socketScan = Scan.of(gate, event.ticket());
        try (var socket = Socket.joined(door)) {
            socket.verify(socketScan);
        }
        door.api().delete("/api/scanner/operator").expect(204);
        var after = Scan.of(gate, event.ticket());
        door.scan(after);

        assertThat(operator.getString("name")).isEqualTo("operator");
        var id = operator.getString("id");
        assertThat(event.row(during).getString("operatorId")).isEqualTo(id);
        assertThat(event.row(socketScan).getString("operatorId")).isEqualTo(id);
        assertThat(Answer.isNull(event.row(before), "operatorId")).isTrue();
        assertThat(Answer.isNull(event.row(after), "operatorId")).isTrue();
        assertThat(Api.admin().get(event.path("/scans.csv")).expect(200).body()).contains(id);
    }

    @Test
    void supervisorsSeeWhoWorksThere() {
        assertThat(Answer.isNull(door.row(), "operator")).isTrue();
        signOn(door, "operator").expect(200);
        assertThat(door.row().getJsonObject("operator").getString("name")).isEqualTo("operator");

        signOn(door, "supervisor").expect(200);
        assertThat(door.row().getJsonObject("operator").getString("name")).isEqualTo("supervisor");

        door.api().delete("/api/scanner/operator").expect(204);
        door.api().delete("/api/scanner/operator").expect(204);
        assertThat(Answer.isNull(door.row(), "operator")).isTrue();
    }

    @Test
    void aWrongSessionSignsNobodyOnAndLeavesTheScannerIn() {
        for (var token : List.of("", "ghs_nobody", door.token())) {
            var refused = put(door, token).expect(400);
            assertThat(refused.body()).contains("staffToken").doesNotContain(door.token());
        }
        door.api().put("/api/scanner/operator", Map.of()).expect(400);
        assertThat(door.enter(event.ticket())).hasToString("ADMITTED");
    }

    @Test
    void suspensionAndRotationSignOff() {
        var suspended = event.door(gate);
        signOn(suspended, "operator").expect(200);
        suspended.suspend();
        assertThat(Answer.isNull(suspended.row(), "operator")).isTrue();
        signOn(suspended, "operator").expect(403);

        signOn(door, "operator").expect(200);
        door.supervise("rotate").expect(200);
        assertThat(Answer.isNull(door.row(), "operator")).isTrue();
    }

    @Test
    void whoseAccountIsDisabledIsSignedOffEverywhere() {
        var other = event.door(gate);
        var person = Person.who("OPERATOR");
        put(door, person.token()).expect(200);
        put(other, person.token()).expect(200);

        Api.admin().post(person.path() + "/disable").expect(200);

        assertThat(Answer.isNull(door.row(), "operator")).isTrue();
        assertThat(Answer.isNull(other.row(), "operator")).isTrue();
        var scan = Scan.of(gate, event.ticket());
        door.scan(scan);
        assertThat(Answer.isNull(event.row(scan), "operatorId")).isTrue();
        put(door, person.token()).expect(400);
    }

    @Test
    void hostsAndPeopleOfOtherEventsSignOnNowhereHere() {
        put(door, Person.who("HOST").token()).expect(400);
        put(door, Person.who("OPERATOR", Event.create()).token()).expect(400);
        put(door, Person.who("OPERATOR", event).token()).expect(200);
    }

    @Test
    void onlyAScannerHasAnOperator() {
        Api.supervisor()
                .put("/api/scanner/operator", Map.of("staffToken", token("operator")))
                .expect(403);
        Api.anyone()
                .put("/api/scanner/operator", Map.of("staffToken", token("operator")))
                .expect(401);
    }

    @Test
    void lateUploadsKeepTheirOwn() {
        signOn(door, "operator").expect(200);
        var scan = Scan.of(gate, event.ticket());

        door.uploadOne(scan.at(Instant.now()));

        assertThat(Answer.isNull(event.row(scan), "operatorId")).isTrue();
    }

    private static Answer signOn(Door door, String username) {
        return put(door, token(username));
    }

    private static String token(String username) {
        Api.supervisor();
        Api.operator();
        return Api.signIn(username, Gatehouse.adminPassword()).expect(201).text("token");
    }

    private static Answer put(Door door, String token) {
        return door.api().put("/api/scanner/operator", Map.of("staffToken", token));
    }
}
