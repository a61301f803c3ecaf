package io.gatehouse.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.RealDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Heartbeats in the real PostgreSQL. */
class HeartbeatStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-21T18:00:00.123Z");

    private final HeartbeatStore store = new HeartbeatStore(RealDatabase.source());
    private final UUID eventId = Paired.event();
    private final UUID phone = Paired.scanner(eventId);
    private final UUID turnstile = Paired.scanner(eventId);
    private final Pulse full =
            new Pulse(NOW, ConnectionType.TUNNEL, 7, 1_200, -90_000L, "2.0 \"beta\"", "192.168.7.31");
    private final Pulse bare = new Pulse(NOW, null, null, null, null, null, null);

    @Test
    void whatIsKeptReadsTheSame() {
        Map<UUID, Pulse> pulses = Map.of(phone, full, turnstile, bare);

        store.keep(pulses);

        assertThat(store.read(List.of(phone, turnstile, UUID.randomUUID()))).isEqualTo(pulses);
    }

    @Test
    void theNewerReplacesTheOlderAndIsNotReplacedByIt() {
        Pulse newer = new Pulse(NOW.plusSeconds(60), ConnectionType.LAN, 6, 0, 0L, "2.1", null);
        store.keep(Map.of(phone, full));
        store.keep(Map.of(phone, newer));

        store.keep(Map.of(phone, full, turnstile, full));

        assertThat(store.read(List.of(phone, turnstile))).isEqualTo(Map.of(phone, newer, turnstile, full));
    }
}
