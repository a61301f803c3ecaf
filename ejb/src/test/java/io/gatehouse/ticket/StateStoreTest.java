package io.gatehouse.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.RealDatabase;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How a ticket stood at some time, from the real PostgreSQL. */
class StateStoreTest {

    private static final Instant TEN = Instant.parse("2026-11-21T10:00:00Z");

    private final UUID ticketId = Given.ticket(Given.event());
    private final StateStore states = new StateStore(RealDatabase.source());

    @Test
    void aTicketStoodAsItsLatestChangeBeforeThenSays() {
        states.add(ticketId, TicketStatus.BLOCKED, TEN);
        states.add(ticketId, TicketStatus.VALID, TEN.plusSeconds(60));
        states.add(ticketId, TicketStatus.CANCELLED, TEN.plusSeconds(120));

        assertThat(at(TEN.minusMillis(1))).isEqualTo("VALID");
        assertThat(at(TEN)).isEqualTo("BLOCKED");
        assertThat(at(TEN.plusSeconds(60))).isEqualTo("VALID");
        assertThat(at(TEN.plusSeconds(121))).isEqualTo("CANCELLED");
    }

    @Test
    void changesKeepTheirOrderWhenTheClockStandsStillOrGoesBack() {
        states.add(ticketId, TicketStatus.BLOCKED, TEN);
        states.add(ticketId, TicketStatus.VALID, TEN);
        states.add(ticketId, TicketStatus.CANCELLED, TEN.minusSeconds(60));

        assertThat(at(TEN)).isEqualTo("BLOCKED");
        assertThat(at(TEN.plusMillis(1))).isEqualTo("VALID");
        assertThat(at(TEN.plusMillis(2))).isEqualTo("CANCELLED");
    }

    @Test
    void whatWasWrittenDownStays() {
        states.add(ticketId, TicketStatus.BLOCKED, TEN);

        assertThatThrownBy(() -> RealDatabase.run("DELETE FROM ticket_state")).hasMessageContaining("append-only");
    }

    private String at(Instant time) {
        return new Sql(RealDatabase.source())
                .one("""
                        SELECT status FROM ticket_state WHERE ticket_id = ? AND since <= ? ORDER BY since DESC LIMIT 1
                        """, row -> row.getString(1), ticketId, time)
                .orElse("VALID");
    }
}
