package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A list handed in again, in whole or part, in any order and by any device, changes nothing. */
@ExtendWith(Gatehouse.class)
class RepeatedBatchesIT {
    private final Event event = Event.create();
    private final Checkpoint gate = event.checkpoint();
    private final Door door = event.door(gate);
    private final Instant earlier = Instant.now().minus(Duration.ofMinutes(30));

    @Test
    void theSameListAgainChangesNothing() {
        var scans = guests(20);
        var first = door.upload(scans);
        var stats = event.stats();

        var second = door.upload(scans);

        replays(second, first);
        assertThat(event.stats()).isEqualTo(stats);
        assertThat(Gatehouse.database().scansAt(gate)).isEqualTo(20);
    }

    @Test
    void aListInPartsAndInAnotherOrderChangesNothing() {
        var scans = guests(20);
        var first = door.upload(scans);
        var stats = event.stats();

        replays(door.upload(scans.subList(5, 12)), first.subList(5, 12));
        var backwards = new ArrayList<>(scans);
        Collections.reverse(backwards);
        var reversed = new ArrayList<>(first);
        Collections.reverse(reversed);
        replays(door.upload(backwards), reversed);
        for (int i = 0; i < 3; i++) {
            replays(door.upload(scans.get(i)), first.subList(i, i + 1));
        }

        assertThat(event.stats()).isEqualTo(stats);
        assertThat(Gatehouse.database().scansAt(gate)).isEqualTo(20);
    }

    @Test
    void aListFromAnotherDeviceChangesNothing() {
        var scans = guests(20);
        var first = door.upload(scans);
        var stats = event.stats();
        var rows = event.scans();

        replays(event.door(gate).upload(scans), first);

        assertThat(event.stats()).isEqualTo(stats);
        assertThat(event.scans()).isEqualTo(rows);
    }

    @Test
    void aListCutShortIsCompletedByTheWholeOne() {
        var scans = guests(20);
        var first = door.upload(scans.subList(0, 8));

        var all = door.upload(scans);

        replays(all.subList(0, 8), first);
        assertThat(all.subList(8, 20)).noneMatch(outcome -> outcome.verdict().replay());
        assertThat(Gatehouse.database().scansAt(gate)).isEqualTo(20);
        event.figures("entries", 20, "openConflicts", 0);
    }

    @Test
    void theSameScanTwiceInOneListIsOneScan() {
        var scan = late(event.ticket());

        var outcomes = door.upload(scan, late(event.ticket()), scan);

        assertThat(outcomes.get(0).verdict().replay()).isFalse();
        outcomes.get(2).isReplayOf(outcomes.get(0));
        assertThat(Gatehouse.database().scansAt(gate)).isEqualTo(2);
        event.figures("entries", 2, "openConflicts", 0);
    }

    @Test
    void oneIdForTwoGuestsInOneListBelongsToTheFirstAndTheOtherWaits() {
        var scan = late(event.ticket());
        var other = scan.with("code", event.ticket().code());

        var outcomes = door.upload(scan, other);

        assertThat(outcomes).extracting(Outcome::toString).containsExactly("ADMITTED counts", "HELD");
        event.figures("entries", 1);
    }

    @Test
    void aScanThatWasAnsweredAtOnceIsARepetitionInAList() {
        var ticket = event.ticket();
        var scan = Scan.of(gate, ticket);
        var first = door.scan(scan);
        ticket.cancel();

        var outcome = door.uploadOne(scan.at(earlier).letIn());

        assertThat(outcome.verdict().replay()).isTrue();
        assertThat(outcome.json().get("verdict")).isEqualTo(first.json().get("verdict"));
        assertThat(outcome.json().get("decidedAt")).isEqualTo(first.json().get("decidedAt"));
        assertThat(Gatehouse.database().scansOf(ticket)).isEqualTo(1);
        event.figures("entries", 1, "openConflicts", 0);
    }

    @Test
    void aScanOfAListIsARepetitionWhenAskedAlone() {
        var ticket = event.ticket();
        var scan = Scan.of(gate, ticket);
        var first = door.uploadOne(scan.at(earlier).letIn());
        ticket.cancel();

        var again = door.scan(scan);

        assertThat(again.replay()).isTrue();
        assertThat(again).hasToString("ADMITTED");
        assertThat(again.json().get("decidedAt")).isEqualTo(first.json().get("decidedAt"));
        assertThat(Gatehouse.database().scansOf(ticket)).isEqualTo(1);
    }

    @Test
    void theSameListFromTwoScannersAtOnceIsStoredOnce() {
        var scans = guests(200);
        var doors = List.of(door, event.door(gate));

        var answers = Together.call(2, n -> doors.get(n).upload(scans));

        for (int i = 0; i < scans.size(); i++) {
            var one = answers.get(0).get(i).verdict();
            var other = answers.get(1).get(i).verdict();
            assertThat(one.replay() ^ other.replay())
                    .as("exactly one of both is a replay: %s %s", one, other)
                    .isTrue();
            assertThat(one.toString()).isEqualTo(other.toString()).isEqualTo("ADMITTED");
            assertThat(one.decidedAt()).isEqualTo(other.decidedAt());
        }
        assertThat(Gatehouse.database().scansAt(gate)).isEqualTo(200);
        event.figures("entries", 200, "admitted", 200, "openConflicts", 0);
    }

    @Test
    void listsAndSingleScansAtOnceCountEveryGuestOnce() {
        var tickets = event.tickets(100);
        var doors = IntStream.range(0, 4).mapToObj(n -> event.door(gate)).toList();
        var scans = tickets.stream().map(this::late).toList();

        Together.call(8, n -> {
            if (n % 2 == 0) {
                return door.upload(scans).size();
            }
            tickets.forEach(doors.get(n / 2)::enter);
            return tickets.size();
        });

        // The door let in all of them, and so perhaps a second time: who counts is the earlier, the late one.
        event.figures("entries", 100, "admitted", 100);
        assertThat(scans)
                .allSatisfy(scan ->
                        assertThat(Gatehouse.database().scansWithId(scan.id())).isEqualTo(1));
        var counting = event.scans().stream()
                .filter(row -> row.getString("effect").equals("counts"))
                .map(row -> row.getString("scanId"))
                .toList();
        assertThat(counting)
                .containsExactlyInAnyOrderElementsOf(
                        scans.stream().map(Scan::id).toList());
    }

    private static void replays(List<Outcome> again, List<Outcome> first) {
        assertThat(again).hasSameSizeAs(first);
        for (int i = 0; i < first.size(); i++) {
            again.get(i).isReplayOf(first.get(i));
        }
    }

    private List<Scan> guests(int count) {
        return event.tickets(count).stream().map(this::late).toList();
    }

    private Scan late(Ticket ticket) {
        return late(ticket.code());
    }

    private Scan late(String code) {
        return Scan.of(gate, code).at(earlier).letIn();
    }
}
