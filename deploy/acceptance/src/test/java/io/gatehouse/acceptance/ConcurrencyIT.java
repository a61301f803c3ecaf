package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Gatehouse.class)
class ConcurrencyIT {
    private static final int SCANS = 64;
    private static final int RETRIES = 32;

    private final Event event = Event.create();

    @Test
    void oneTicketAtFourScannersAtOnceIsAdmittedOnce() {
        var gate = event.checkpoint();
        var doors = doors(gate);
        var ticket = event.ticket();

        var verdicts = Together.call(SCANS, n -> doors.get(n % 4).enter(ticket));

        assertThat(verdicts).extracting(Verdict::toString).containsOnlyOnce("ADMITTED");
        assertThat(verdicts.stream().filter(verdict -> verdict.toString().equals("REFUSED already_admitted")))
                .hasSize(SCANS - 1)
                .allSatisfy(verdict ->
                        assertThat(Answer.isNull(verdict.json(), "previous")).isFalse());
        assertThat(verdicts).noneMatch(Verdict::replay);
        assertThat(Gatehouse.database().scansOf(ticket)).isEqualTo(SCANS);
        assertThat(event.stats().getInt("entries")).isEqualTo(1);
        assertThat(event.stats().getInt("refused")).isEqualTo(SCANS - 1);
    }

    @Test
    void oneTicketAtTwoCheckpointsAtOnceIsAdmittedOnceAtEach() {
        var gate = event.checkpoint();
        var hall = event.checkpoint();
        var doors = Stream.concat(doors(gate).stream(), doors(hall).stream()).toList();
        var ticket = event.ticket();

        var verdicts = Together.call(
                SCANS, n -> n % 2 + " " + doors.get(n % 2 * 4 + n % 4).enter(ticket));

        assertThat(verdicts).containsOnlyOnce("0 ADMITTED", "1 ADMITTED");
        assertThat(verdicts.stream().filter(verdict -> verdict.endsWith("already_admitted")))
                .hasSize(SCANS - 2);
        assertThat(Gatehouse.database().scansOf(ticket)).isEqualTo(SCANS);
    }

    @Test
    void oneScanSentManyTimesAtOnceIsOneRowAndOneVerdict() {
        var gate = event.checkpoint(Map.of("entriesPerTicket", 9));
        var door = event.door(gate);
        var ticket = event.ticket();
        var scan = Scan.of(gate, ticket);

        var verdicts = Together.call(RETRIES, n -> door.scan(scan));

        assertThat(verdicts.stream().map(Verdict::withoutReplay).distinct()).hasSize(1);
        assertThat(verdicts.get(0)).hasToString("ADMITTED");
        assertThat(verdicts.stream().filter(Verdict::replay)).hasSize(RETRIES - 1);
        assertThat(Gatehouse.database().scansOf(ticket)).isEqualTo(1);
        assertThat(event.stats().getInt("entries")).isEqualTo(1);
    }

    @Test
    void oneIdForDifferentScansAtOnceBelongsToOneOfThem() {
        var gate = event.checkpoint();
        var door = event.door(gate);
        var tickets = event.tickets(8);
        var scan = Scan.of(gate, tickets.get(0));

        var answers = Together.call(
                8, n -> door.ask(scan.with("code", tickets.get(n).code())).status());

        assertThat(answers).containsOnlyOnce(200);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(7);
        assertThat(Gatehouse.database().scansWithId(scan.id())).isEqualTo(1);
        assertThat(event.stats().getInt("entries")).isEqualTo(1);
    }

    @Test
    void asManyEntriesAsTheRuleAllowsAndNoMore() {
        var gate = event.checkpoint(Map.of("entriesPerTicket", 5));
        var doors = doors(gate);
        var ticket = event.ticket();

        var verdicts =
                Together.call(RETRIES, n -> doors.get(n % 4).enter(ticket).toString());

        assertThat(verdicts.stream().filter("ADMITTED"::equals)).hasSize(5);
        assertThat(verdicts.stream().filter("REFUSED already_admitted"::equals)).hasSize(RETRIES - 5);
    }

    @Test
    void differentGuestsAtOnceDoNotHinderEachOther() {
        var gate = event.checkpoint();
        var doors = doors(gate);
        var tickets = event.tickets(SCANS);

        var verdicts =
                Together.call(SCANS, n -> doors.get(n % 4).enter(tickets.get(n)).toString());

        assertThat(verdicts).containsOnly("ADMITTED");
        assertThat(event.stats().getInt("admitted")).isEqualTo(SCANS);
    }

    private List<Door> doors(Checkpoint checkpoint) {
        return List.of(event.door(checkpoint), event.door(checkpoint), event.door(checkpoint), event.door(checkpoint));
    }
}
