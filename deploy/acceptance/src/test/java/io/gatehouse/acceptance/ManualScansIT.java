package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A guest without a readable code is found by name and let in by the ticket's id. */
@ExtendWith(Gatehouse.class)
class ManualScansIT {
    private final Event event = Event.create();
    private final Checkpoint gate = event.checkpoint();
    private final Door door = event.door(gate);

    @Test
    void aTicketsIdStandsInForItsCode() {
        var ticket = event.ticket();
        var scan = Scan.manual(gate, ticket);
        var verdict = door.scan(scan);

        assertThat(verdict).hasToString("ADMITTED");
        assertThat(verdict.json().getJsonObject("ticket").getString("id")).isEqualTo(ticket.id());
        door.scan(scan).isReplayOf(verdict);
        assertThat(door.enter(ticket)).hasToString("REFUSED already_admitted");
    }

    @Test
    void allRulesHoldForIt() {
        var ticket = event.ticket();
        ticket.block();
        assertThat(door.scan(Scan.manual(gate, ticket))).hasToString("REFUSED blocked");
        ticket.unblock();
        door.enter(ticket);

        assertThat(door.scan(Scan.manual(gate, ticket))).hasToString("REFUSED already_admitted");
    }

    @Test
    void aTicketWhoseOldCodeIsRevokedIsNotRevokedItself() {
        var ticket = event.ticket();
        ticket.reissue();

        assertThat(door.scan(Scan.manual(gate, ticket))).hasToString("ADMITTED");
    }

    @Test
    void aTicketThatIsNotTheEventsIsUnknown() {
        var foreign = Event.create().ticket();

        assertThat(door.scan(Scan.manual(gate, foreign))).hasToString("REFUSED unknown");
        assertThat(door.scan(Scan.manual(gate, foreign)
                        .again()
                        .with("ticketId", UUID.randomUUID().toString())))
                .hasToString("REFUSED unknown");
    }

    @Test
    void aTicketsIdIsAUuid() {
        door.ask(Scan.manual(gate, event.ticket()).with("ticketId", "Anna")).problem(400);
    }

    @Test
    void onlyTheFullProfileMayDoIt() {
        for (var profile : List.of("scan-only", "kiosk")) {
            var ticket = event.ticket();

            event.door(profile, gate).ask(Scan.manual(gate, ticket)).refused();

            assertThat(door.enter(ticket)).as(profile).hasToString("ADMITTED");
        }
    }

    @Test
    void inAListToo() {
        for (var profile : List.of("scan-only", "kiosk")) {
            var scan = Scan.manual(gate, event.ticket()).at(Instant.now());

            var outcome = event.door(profile, gate).uploadOne(scan);

            assertThat(outcome.status()).isEqualTo("INVALID");
            assertThat(outcome.scanId()).isEqualTo(scan.id());
            assertThat(event.scans()).isEmpty();
        }
        assertThat(door.uploadOne(Scan.manual(gate, event.ticket()).at(Instant.now())))
                .hasToString("ADMITTED counts");
    }
}
