package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be read as a scan is bad input and leaves no row; a strange code can be read, and is unknown. */
@ExtendWith(Gatehouse.class)
class UnreadableScansIT {
    private final Event event = Event.create();
    private final Checkpoint gate = event.checkpoint();
    private final Door door = event.door(gate);
    private final Ticket ticket = event.ticket();
    private final Scan scan = Scan.of(gate, ticket);

    @Test
    void aScanNeedsAnIdACheckpointAndACode() {
        door.ask(scan.without("scanId")).violates("scanId");
        door.ask(scan.without("checkpointId")).violates("checkpointId");
        door.ask(scan.without("code")).violates("code");
        door.ask(scan.with("code", "")).violates("code");

        nothingIsLeft();
    }

    @Test
    void anIdIsAUuidToTheLetter() {
        for (var id : List.of("1", "", "1-1-1-1-1", "g0000000-0000-4000-8000-000000000000", "x".repeat(500))) {
            door.ask(scan.with("scanId", id)).violates("scanId");
            door.ask(scan.with("checkpointId", id)).refused();
        }
        door.ask(scan.with("scanId", 42)).problem(400);

        nothingIsLeft();
    }

    @Test
    void aDirectionIsOneOfTwoAndForceIsYesOrNo() {
        door.ask(scan.with("direction", "sideways")).problem(400);
        door.ask(scan.with("direction", "")).problem(400);
        door.ask(scan.with("force", "please")).problem(400);
        door.ask(scan.with("scannedAt", "just now")).problem(400);
        door.ask(scan.with("code", Map.of("a", 1))).problem(400);
        door.ask(scan.with("code", List.of(ticket.code()))).problem(400);

        nothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{}", "{\"scanId\":null,\"checkpointId\":null,\"code\":null}"})
    void aBodyThatIsNoScanIsBadInput(String body) {
        door.api().post("/api/scanner/scans", body).problem(400);

        nothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "💥🎟️",
                "https://example.com/ticket?id=1",
                "' OR '1'='1",
                "%",
                "<script>alert(1)</script>",
                "\\u0041",
                "WIFI:S:guest;T:WPA;P:secret;;",
                "0",
                "-1",
                "null"
            })
    void whateverACameraMayReadIsJustUnknown(String code) {
        assertThat(door.enter(code)).hasToString("REFUSED unknown");

        assertThat(Gatehouse.database().scansAt(gate)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {600, 10_000, 1_000_000})
    void anEndlessCodeIsUnknownOrBadInput(int length) {
        var answer = door.ask(scan.with("code", "x".repeat(length)));

        if (answer.status() == 200) {
            assertThat(Verdict.of(answer)).hasToString("REFUSED unknown");
        } else {
            answer.violates("code");
        }
        rowsMatch(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NUL\u0000NUL", "\u0000", "\t\n", "\u202e\u200b", "\ufffe"})
    void aCodeOfUnprintableCharactersIsUnknownOrBadInput(String code) {
        var answer = door.ask(scan.with("code", code));

        if (answer.status() == 200) {
            assertThat(Verdict.of(answer)).hasToString("REFUSED unknown");
        } else {
            answer.violates("code");
        }
        rowsMatch(answer);
    }

    @Test
    void aCodeWithAReadersLineEndIsEitherRightOrUnknown() {
        var answer = door.ask(scan.with("code", " " + ticket.code() + "\r\n"));

        assertThat(Verdict.of(answer).toString()).isIn("ADMITTED", "REFUSED unknown");
        rowsMatch(answer);
    }

    @Test
    void fieldsThatNobodyKnowsAreIgnored() {
        assertThat(door.scan(scan.with("colour", "red").with("verdict", "ADMITTED")))
                .hasToString("ADMITTED");
    }

    private void rowsMatch(Answer answer) {
        assertThat(Gatehouse.database().scansAt(gate)).isEqualTo(answer.status() == 200 ? 1 : 0);
    }

    private void nothingIsLeft() {
        assertThat(Gatehouse.database().scansAt(gate)).isZero();
        assertThat(door.scan(scan)).hasToString("ADMITTED");
    }
}
