package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each reason by itself; which comes first where several apply is told by {@link ReasonOrderIT}. */
@ExtendWith(Gatehouse.class)
class RefusalsIT {
    private final Event event = Event.create();
    private final Checkpoint gate = event.checkpoint();
    private final Door door = event.door(gate);

    @Test
    void whatIsNoCodeOfTheEventIsUnknown() {
        var ticket = event.ticket(Map.of("reference", "A-1"));
        var foreign = Event.create().ticket();

        assertThat(door.enter("no such code")).hasToString("REFUSED unknown");
        assertThat(door.enter(foreign)).hasToString("REFUSED unknown");
        assertThat(door.enter(ticket.id())).hasToString("REFUSED unknown");
        assertThat(door.enter("A-1")).hasToString("REFUSED unknown");
    }

    @Test
    void aDamagedCodeIsUnknownWhereverTheDamageIs() {
        var ticket = event.ticket();
        var code = ticket.code();
        for (int at = 0; at < code.length(); at += Math.max(1, code.length() / 12)) {
            assertThat(door.enter(damaged(code, at))).as("damaged at %d", at).hasToString("REFUSED unknown");
        }
        assertThat(door.enter(damaged(code, code.length() - 1))).hasToString("REFUSED unknown");
        assertThat(door.enter(code.substring(1))).hasToString("REFUSED unknown");
        assertThat(door.enter(code + "A")).hasToString("REFUSED unknown");

        assertThat(door.enter(ticket)).hasToString("ADMITTED");
    }

    @Test
    void anUnpaidTicketIsRefusedUnlessTheCheckpointAcceptsIt() {
        var generous = event.door(event.checkpoint(Map.of("acceptUnpaid", true)));
        var ticket = event.ticket(Map.of("paid", false));

        assertThat(door.enter(ticket)).hasToString("REFUSED unpaid");
        assertThat(generous.enter(ticket)).hasToString("ADMITTED");
    }

    @Test
    void aCheckpointForSomeCategoriesRefusesTheOthers() {
        var backstage = event.door(event.checkpoint(Map.of("categories", List.of("Crew", "Artist"))));

        assertThat(backstage.enter(event.ticket(Map.of("category", "Artist")))).hasToString("ADMITTED");
        assertThat(backstage.enter(event.ticket(Map.of("category", "Guest")))).hasToString("REFUSED wrong_category");
        assertThat(backstage.enter(event.ticket())).hasToString("REFUSED wrong_category");
    }

    @Test
    void aCheckpointForNoCategoryInParticularTakesAll() {
        assertThat(door.enter(event.ticket(Map.of("category", "Guest")))).hasToString("ADMITTED");
        assertThat(door.enter(event.ticket())).hasToString("ADMITTED");
    }

    @Test
    void aTicketIsRefusedBeforeAndAfterItsTime() {
        var tomorrow = Map.of("validFrom", Event.fromNow(Duration.ofDays(1)));
        var yesterday = Map.of("validUntil", Event.fromNow(Duration.ofSeconds(-1)));
        var today = Map.of(
                "validFrom", Event.fromNow(Duration.ofSeconds(-1)), "validUntil", Event.fromNow(Duration.ofHours(1)));

        assertThat(door.enter(event.ticket(tomorrow))).hasToString("REFUSED not_yet_valid");
        assertThat(door.enter(event.ticket(yesterday))).hasToString("REFUSED expired");
        assertThat(door.enter(event.ticket(today))).hasToString("ADMITTED");
    }

    @Test
    void aCheckpointIsClosedBeforeItOpensAndOnceItHasClosed() {
        var early = event.door(event.checkpoint(Map.of("opensAt", Event.fromNow(Duration.ofHours(1)))));
        var late = event.door(event.checkpoint(Map.of("closesAt", Event.fromNow(Duration.ofSeconds(-1)))));
        var open = event.door(event.checkpoint(Map.of(
                "opensAt", Event.fromNow(Duration.ofSeconds(-1)), "closesAt", Event.fromNow(Duration.ofHours(1)))));

        assertThat(early.enter(event.ticket())).hasToString("REFUSED checkpoint_closed");
        assertThat(late.enter(event.ticket())).hasToString("REFUSED checkpoint_closed");
        assertThat(open.enter(event.ticket())).hasToString("ADMITTED");
    }

    @Test
    void aWindowHasItsBeginningAndNotItsEnd() {
        var opens = Instant.parse(Event.fromNow(Duration.ofSeconds(2)));
        var closes = opens.plusSeconds(2);
        var brief = event.door(event.checkpoint(
                Map.of("opensAt", opens.toString(), "closesAt", closes.toString(), "entriesPerTicket", 1_000)));
        var ticket = event.ticket();
        List<Verdict> verdicts = new ArrayList<>();

        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    verdicts.add(brief.enter(ticket));
                    return !verdicts.get(verdicts.size() - 1).decidedAt().isBefore(closes);
                });

        assertThat(verdicts).extracting(Verdict::toString).contains("ADMITTED", "REFUSED checkpoint_closed");
        assertThat(verdicts).allSatisfy(verdict -> {
            var within =
                    !verdict.decidedAt().isBefore(opens) && verdict.decidedAt().isBefore(closes);
            assertThat(verdict).hasToString(within ? "ADMITTED" : "REFUSED checkpoint_closed");
        });
    }

    @Test
    void anEventsOwnTimesRefuseNothing() {
        var over = Event.create(
                Map.of("startsAt", Event.fromNow(Duration.ofHours(-9)), "endsAt", Event.fromNow(Duration.ofHours(-1))));
        var ahead = Event.create(
                Map.of("startsAt", Event.fromNow(Duration.ofDays(9)), "endsAt", Event.fromNow(Duration.ofDays(10))));

        assertThat(over.door(over.checkpoint()).enter(over.ticket())).hasToString("ADMITTED");
        assertThat(ahead.door(ahead.checkpoint()).enter(ahead.ticket())).hasToString("ADMITTED");
    }

    @Test
    void aPausedCheckpointLetsNobodyInUntilItIsResumed() {
        var ticket = event.ticket();
        gate.pause();

        assertThat(door.enter(ticket)).hasToString("REFUSED paused");
        assertThat(event.door(event.checkpoint()).enter(ticket)).hasToString("ADMITTED");

        gate.resume();
        assertThat(door.enter(ticket)).hasToString("ADMITTED");
    }

    @Test
    void aPausedEventLetsNobodyInAnywhere() {
        var other = event.door(event.checkpoint());
        event.pause();

        assertThat(door.enter(event.ticket())).hasToString("REFUSED paused");
        assertThat(other.enter(event.ticket())).hasToString("REFUSED paused");

        event.resume();
        assertThat(door.enter(event.ticket())).hasToString("ADMITTED");
    }

    @Test
    void resumingAnEventResumesNoCheckpointThatWasPausedByItself() {
        gate.pause();
        event.pause();
        event.resume();

        assertThat(door.enter(event.ticket())).hasToString("REFUSED paused");
    }

    @Test
    void aRefusalUsesNothingUp() {
        var ticket = event.ticket();
        gate.pause();
        door.enter(ticket);
        gate.resume();
        ticket.block();
        door.enter(ticket);
        ticket.unblock();

        assertThat(door.enter(ticket)).hasToString("ADMITTED");
    }

    @Test
    void everyRefusalSaysSomethingThatAPersonCanActOn() {
        var ticket = event.ticket(Map.of("paid", false));

        var explanation = door.enter(ticket).json().getString("explanation");

        assertThat(explanation).hasSizeBetween(10, 300).doesNotContain("unpaid_", "REFUSED", "null");
    }

    private static String damaged(String code, int at) {
        var other = code.charAt(at) == 'A' ? 'B' : 'A';
        return code.substring(0, at) + other + code.substring(at + 1);
    }
}
