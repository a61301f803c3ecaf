package io.gatehouse.ticket;

import io.gatehouse.common.Secrets;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The keys of events, in the caller's transaction. */
@Dependent
class KeyStore {

    private static final String PURPOSE = "event-key";
    private static final String CURRENT = "event_id = ? AND retired_at IS NULL";

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    private final Secrets secrets;
    private final Clock clock;

    @Inject
    KeyStore(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    KeyStore(DataSource source, Secrets secrets, Clock clock) {
        this(secrets, clock);
        this.source = source;
    }

    /** The key that signs new codes, made now if there is none. */
    SigningKey current(UUID eventId) {
        return find(CURRENT, eventId).orElseGet(() -> {
            create(eventId);
            return find(CURRENT, eventId).orElseThrow();
        });
    }

    SigningKey numbered(UUID eventId, int number) {
        return find("event_id = ? AND number = ?", eventId, number).orElseThrow();
    }

    /** Retires the current key and makes another. Two who do so at once have done it once. */
    void rotate(UUID eventId) {
        sql().run(
                        "UPDATE event_key SET retired_at = ? WHERE event_id = ? AND retired_at IS NULL",
                        clock.instant(),
                        eventId);
        create(eventId);
    }

    /** All of them, the newest first. */
    List<EventKey> keys(UUID eventId) {
        return sql().all("""
                        SELECT number, public_key, created_at, retired_at
                          FROM event_key
                         WHERE event_id = ?
                         ORDER BY number DESC
                        """, KeyStore::eventKey, eventId);
    }

    /** Where somebody is making one too, waits for them and leaves theirs. */
    private void create(UUID eventId) {
        int number = sql().one(
                        "SELECT coalesce(max(number), 0) + 1 FROM event_key WHERE event_id = ?",
                        row -> row.getInt(1),
                        eventId)
                .orElseThrow();
        SigningKey key = SigningKey.create(number);
        sql().run("""
                        INSERT INTO event_key (event_id, number, public_key, private_cipher, created_at)
                        VALUES (?, ?, ?, ?, ?)
                            ON CONFLICT DO NOTHING
                        """, eventId, number, key.publicKey(), secrets.encrypt(PURPOSE, key.privateKey()), clock.instant());
    }

    private Optional<SigningKey> find(String condition, Object... values) {
        return sql().one(
                        "SELECT number, private_cipher FROM event_key WHERE " + condition,
                        row -> SigningKey.read(row.getInt(1), secrets.decrypt(PURPOSE, row.getBytes(2))),
                        values);
    }

    private static EventKey eventKey(ResultSet row) throws SQLException {
        return new EventKey(
                row.getInt("number"),
                Base64.getUrlEncoder().withoutPadding().encodeToString(row.getBytes("public_key")),
                Objects.requireNonNull(Sql.instant(row, "created_at")),
                Sql.instant(row, "retired_at"));
    }

    private Sql sql() {
        return new Sql(source);
    }
}
