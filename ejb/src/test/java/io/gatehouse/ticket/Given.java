package io.gatehouse.ticket;

import io.gatehouse.RealDatabase;
import java.util.UUID;

/** Events and tickets that stand alone in the real database. */
final class Given {

    private Given() {}

    static UUID event() {
        UUID eventId = UUID.randomUUID();
        RealDatabase.run("""
                INSERT INTO event (id, name, timezone, starts_at, ends_at, created_at)
                VALUES (?, 'Gig', 'Europe/Berlin', '2026-11-21T17:00Z', '2026-11-21T23:00Z', now())
                """, eventId);
        return eventId;
    }

    static UUID ticket(UUID eventId) {
        UUID ticketId = UUID.randomUUID();
        RealDatabase.run("""
                INSERT INTO ticket (id, event_id, category, paid, status, created_at)
                VALUES (?, ?, 'VIP', true, 'VALID', now())
                """, ticketId, eventId);
        return ticketId;
    }
}
