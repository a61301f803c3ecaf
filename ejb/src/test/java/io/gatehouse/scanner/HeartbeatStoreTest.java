package io.gatehouse.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.RealDatabase;
import io.gatehouse.common.Secrets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Heartbeats in the real PostgreSQL. */
class HeartbeatStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-21T18:00:00.123Z");

    private final HeartbeatStore store = new HeartbeatStore(RealDatabase.source());
    private final UUID eventId = event();
    private final UUID phone = scanner();
    private final UUID turnstile = scanner();
    private final Pulse full = new Pulse(NOW, ConnectionType.TUNNEL, 7, 1_200, -90_000L, "2.0 \"beta\"");
    private final Pulse bare = new Pulse(NOW, null, null, null, null, null);

    @Test
    void whatIsKeptReadsTheSame() {
        Map<UUID, Pulse> pulses = Map.of(phone, full, turnstile, bare);

        store.keep(pulses);

        assertThat(store.read(List.of(phone, turnstile, UUID.randomUUID()))).isEqualTo(pulses);
    }

    @Test
    void theNewerReplacesTheOlderAndIsNotReplacedByIt() {
        Pulse newer = new Pulse(NOW.plusSeconds(60), ConnectionType.LAN, 6, 0, 0L, "2.1");
        store.keep(Map.of(phone, full));
        store.keep(Map.of(phone, newer));

        store.keep(Map.of(phone, full, turnstile, full));

        assertThat(store.read(List.of(phone, turnstile))).isEqualTo(Map.of(phone, newer, turnstile, full));
    }

    private static UUID event() {
        UUID id = UUID.randomUUID();
        RealDatabase.run("""
                INSERT INTO event (id, name, timezone, starts_at, ends_at, created_at)
                VALUES (?, 'Gig', 'Europe/Berlin', '2026-11-21T17:00Z', '2026-11-21T23:00Z', now())
                """, id);
        return id;
    }

    private UUID scanner() {
        UUID id = UUID.randomUUID();
        RealDatabase.run("""
                INSERT INTO pairing (id, event_id, code_mac, profile, approve, created_at, expires_at)
                VALUES (?, ?, ?, 'FULL', true, now(), now())
                """, id, eventId, Secrets.hash(id.toString()));
        RealDatabase.run("""
                INSERT INTO scanner (id, event_id, pairing_id, name, profile, status, token_hash, created_at)
                VALUES (?, ?, ?, 'Scanner 7', 'FULL', 'APPROVED', ?, now())
                """, id, eventId, id, Secrets.hash("token of " + id));
        return id;
    }
}
