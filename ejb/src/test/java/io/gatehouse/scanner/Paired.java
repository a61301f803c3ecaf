package io.gatehouse.scanner;

import io.gatehouse.RealDatabase;
import io.gatehouse.common.Secrets;
import java.util.UUID;

/** An event with approved scanners, in the real PostgreSQL. */
final class Paired {

    private Paired() {}

    static UUID event() {
        UUID id = UUID.randomUUID();
        RealDatabase.run("""
                INSERT INTO event (id, name, timezone, starts_at, ends_at, created_at)
                VALUES (?, 'Gig', 'Europe/Berlin', '2026-11-21T17:00Z', '2026-11-21T23:00Z', now())
                """, id);
        return id;
    }

    static UUID scanner(UUID eventId) {
        return scanner(eventId, "APPROVED");
    }

    static UUID scanner(UUID eventId, String status) {
        UUID id = UUID.randomUUID();
        RealDatabase.run("""
                INSERT INTO pairing (id, event_id, code_mac, profile, approve, created_at, expires_at)
                VALUES (?, ?, ?, 'FULL', true, now(), now())
                """, id, eventId, Secrets.hash(id.toString()));
        RealDatabase.run("""
                INSERT INTO scanner (id, event_id, pairing_id, name, profile, status, token_hash, created_at)
                VALUES (?, ?, ?, 'Scanner 7', 'FULL', ?, ?, now())
                """, id, eventId, id, status, Secrets.hash(token(id)));
        return id;
    }

    static String token(UUID scannerId) {
        return "token of " + scannerId;
    }
}
