package io.gatehouse.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.RealDatabase;
import io.gatehouse.common.Secrets;
import io.gatehouse.database.Sql;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HostStoreTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final UUID queue = line();
    private final byte[] mac = Secrets.hash(UUID.randomUUID().toString());

    @Test
    void aPairingIsGoodOnceAndBeforeItExpires() {
        offer(NOON.plusSeconds(1));

        assertThat(take(line(), NOON)).isFalse();
        assertThat(take(queue, NOON)).isTrue();
        assertThat(take(queue, NOON)).isFalse();
    }

    @Test
    void aPairingThatExpiresNowIsGoodNoMore() {
        offer(NOON);

        assertThat(take(queue, NOON)).isFalse();
        assertThat(take(queue, NOON.minusMillis(1))).isTrue();
    }

    @Test
    void ofAHostOnlyTheLatestTokenIsKnownUntilItIsSentAway() {
        Host host = new Host(UUID.randomUUID(), queue, "Tablet", NOON);
        byte[] first = Secrets.hash("first" + host.id());
        byte[] second = Secrets.hash("second" + host.id());
        Sql.present(RealDatabase.source(), sql -> {
            HostStore.add(sql, host, first);
            assertThat(HostStore.ofToken(sql, first)).contains(host);
            assertThat(HostStore.rotate(sql, host.id(), second)).isTrue();
            assertThat(HostStore.ofToken(sql, first)).isEmpty();
            assertThat(HostStore.ofToken(sql, second)).contains(host);

            assertThat(HostStore.revoke(sql, UUID.randomUUID(), host.id(), NOON))
                    .isFalse();
            assertThat(HostStore.revoke(sql, queue, host.id(), NOON)).isTrue();
            assertThat(HostStore.ofToken(sql, second)).isEmpty();
            assertThat(HostStore.rotate(sql, host.id(), first)).isFalse();
            return HostStore.of(sql, queue);
        });
    }

    @Test
    void anotherPairingRemovesThoseThatExpired() {
        offer(NOON);
        Sql.present(RealDatabase.source(), sql -> {
            HostPairing later = new HostPairing(UUID.randomUUID(), queue, "unused", NOON.plusSeconds(2));
            HostStore.offer(sql, later, Secrets.hash("later" + later.id()), NOON.plusSeconds(1));
            assertThat(sql.all(
                            "SELECT id FROM queue_pairing WHERE queue_id = ?",
                            row -> row.getObject("id", UUID.class),
                            queue))
                    .containsExactly(later.id());
            return later;
        });
    }

    private static UUID line() {
        UUID id = UUID.randomUUID();
        Sql.present(RealDatabase.source(), sql -> {
            QueueStore.add(sql, id, QueueDetails.named("Line", null), NOON);
            return id;
        });
        return id;
    }

    private void offer(Instant expiresAt) {
        Sql.present(RealDatabase.source(), sql -> {
            HostStore.offer(
                    sql, new HostPairing(UUID.randomUUID(), queue, "unused", expiresAt), mac, NOON.minusSeconds(1));
            return queue;
        });
    }

    private boolean take(UUID queueId, Instant now) {
        return Sql.present(RealDatabase.source(), sql -> HostStore.take(sql, queueId, mac, now));
    }
}
