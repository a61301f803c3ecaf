package io.gatehouse.admission;

import io.gatehouse.RealDatabase;
import io.gatehouse.admission.rules.Direction;
import io.gatehouse.common.Secrets;
import java.util.UUID;

/** An event with a checkpoint, a ticket and an approved scanner of its own. */
final class Fixture {

    final UUID eventId = UUID.randomUUID();
    final UUID checkpointId = UUID.randomUUID();
    final UUID ticketId = UUID.randomUUID();
    final UUID scannerId = UUID.randomUUID();
    private final String code = Secrets.code(26);

    Fixture() {
        UUID pairingId = UUID.randomUUID();
        RealDatabase.run("""
                INSERT INTO event (id, name, timezone, starts_at, ends_at, created_at)
                VALUES (?, 'Gig', 'Europe/Berlin', '2026-11-21T17:00Z', '2026-11-21T23:00Z', now())
                """, eventId);
        RealDatabase.run("""
                INSERT INTO checkpoint (id, event_id, name, entries_per_ticket, reentry, accept_unpaid, perimeter, created_at)
                VALUES (?, ?, 'North gate', 1, false, false, true, now())
                """, checkpointId, eventId);
        RealDatabase.run("""
                INSERT INTO ticket (id, event_id, category, paid, status, created_at)
                VALUES (?, ?, 'VIP', true, 'VALID', now())
                """, ticketId, eventId);
        RealDatabase.run("""
                INSERT INTO ticket_code (event_id, code_hash, ticket_id, code_cipher, created_at)
                VALUES (?, ?, ?, '', now())
                """, eventId, Secrets.hash(code), ticketId);
        RealDatabase.run("""
                INSERT INTO pairing (id, event_id, code_mac, profile, approve, created_at, expires_at)
                VALUES (?, ?, ?, 'FULL', true, now(), now())
                """, pairingId, eventId, Secrets.hash(pairingId.toString()));
        RealDatabase.run("""
                INSERT INTO scanner (id, event_id, pairing_id, name, profile, status, token_hash, created_at)
                VALUES (?, ?, ?, 'Scanner 7', 'FULL', 'APPROVED', ?, now())
                """, scannerId, eventId, pairingId, Secrets.hash(scannerId.toString()));
    }

    Asked ask() {
        return Asked.of(scannerId, request());
    }

    ScanRequest request() {
        return new ScanRequest(UUID.randomUUID(), checkpointId, code, null, Direction.ENTRY, null, false);
    }

    String code() {
        return code;
    }
}
