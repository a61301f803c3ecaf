package io.gatehouse.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.RealDatabase;
import io.gatehouse.common.Secrets;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The keys of events in the real PostgreSQL. */
class KeyStoreTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T18:00:00Z"), ZoneOffset.UTC);
    private static final Secrets SECRETS = new Secrets("A".repeat(43));

    private final UUID eventId = Given.event();
    private final KeyStore store = store(RealDatabase.source());

    @Test
    void theFirstSignatureMakesTheKeyAndLaterOnesUseIt() {
        SigningKey first = store.current(eventId);

        assertThat(first.number()).isEqualTo(1);
        assertThat(store.current(eventId).publicKey()).isEqualTo(first.publicKey());
        assertThat(store.keys(eventId)).singleElement().satisfies(key -> {
            assertThat(key.number()).isEqualTo(1);
            assertThat(key.retiredAt()).isNull();
        });
    }

    @Test
    void twoFirstSignaturesAtOnceAreMadeByOneKey() throws Exception {
        try (Connection first = RealDatabase.source().getConnection()) {
            first.setAutoCommit(false);
            SigningKey ours = store(RealDatabase.within(first)).current(eventId);
            CompletableFuture<SigningKey> theirs = CompletableFuture.supplyAsync(() -> store.current(eventId));
            await().atMost(Duration.ofSeconds(10)).until(() -> RealDatabase.waiting() > 0);

            first.commit();
            assertThat(theirs.get().publicKey()).isEqualTo(ours.publicKey());
            assertThat(store.keys(eventId)).hasSize(1);
        }
    }

    @Test
    void aRotatedKeyStillSignsItsOwnCodesAndTheNewOneTheRest() {
        SigningKey old = store.current(eventId);
        store.rotate(eventId);

        assertThat(store.current(eventId).number()).isEqualTo(2);
        assertThat(store.numbered(eventId, 1).publicKey()).isEqualTo(old.publicKey());
        assertThat(store.keys(eventId)).extracting(EventKey::number).containsExactly(2, 1);
        assertThat(store.keys(eventId).get(1).retiredAt()).isEqualTo(CLOCK.instant());
    }

    @Test
    void twoWhoRotateAtOnceHaveRotatedOnce() throws Exception {
        store.current(eventId);
        try (Connection first = RealDatabase.source().getConnection()) {
            first.setAutoCommit(false);
            store(RealDatabase.within(first)).rotate(eventId);
            CompletableFuture<Void> second = CompletableFuture.runAsync(() -> store.rotate(eventId));
            await().atMost(Duration.ofSeconds(10)).until(() -> RealDatabase.waiting() > 0);

            first.commit();
            second.get();
            assertThat(store.keys(eventId)).hasSize(2);
        }
    }

    @Test
    void eventsHaveKeysOfTheirOwn() {
        assertThat(store.current(eventId).publicKey())
                .isNotEqualTo(store.current(Given.event()).publicKey());
    }

    @Test
    void aPrivateKeyIsNotStoredInClear() {
        String privateKey = store.current(eventId).privateKey();

        assertThat(new Sql(RealDatabase.source())
                        .one("SELECT private_cipher FROM event_key WHERE event_id = ?", row -> row.getBytes(1), eventId)
                        .map(cipher -> SECRETS.decrypt("event-key", cipher)))
                .contains(privateKey);
    }

    private static KeyStore store(DataSource source) {
        return new KeyStore(source, SECRETS, CLOCK);
    }
}
