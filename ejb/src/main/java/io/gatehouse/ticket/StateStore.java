package io.gatehouse.ticket;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;

/** Since when tickets stand how, for scans that are told of late; in the caller's transaction, which has the ticket locked. */
@Dependent
class StateStore {

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    StateStore() {}

    StateStore(DataSource source) {
        this.source = source;
    }

    /** From now on, or from just after its last change, should the clock not have moved on since. */
    void add(UUID ticketId, TicketStatus status, Instant now) {
        new Sql(source).run("""
                        INSERT INTO ticket_state (ticket_id, since, status)
                        SELECT ?, greatest(?, max(since) + interval '1 millisecond'), ?
                          FROM ticket_state
                         WHERE ticket_id = ?
                        """, ticketId, now, status.name(), ticketId);
    }
}
