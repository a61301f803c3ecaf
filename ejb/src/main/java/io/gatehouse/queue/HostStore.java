package io.gatehouse.queue;

import io.gatehouse.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Hosts and the codes by which devices become hosts, in the transaction of whoever calls. */
final class HostStore {

    private HostStore() {}

    static void add(Sql sql, Host host, byte[] tokenHash) throws SQLException {
        sql.run(
                "INSERT INTO queue_host (id, queue_id, name, token_hash, created_at) VALUES (?, ?, ?, ?, ?)",
                host.id(),
                host.queueId(),
                host.name(),
                tokenHash,
                host.createdAt());
    }

    static Optional<Host> ofToken(Sql sql, byte[] tokenHash) throws SQLException {
        return sql.one(
                "SELECT * FROM queue_host WHERE token_hash = ? AND revoked_at IS NULL", HostStore::host, tokenHash);
    }

    static Optional<Host> one(Sql sql, UUID hostId) throws SQLException {
        return sql.one("SELECT * FROM queue_host WHERE id = ? AND revoked_at IS NULL", HostStore::host, hostId);
    }

    /** Of a line, the first one first. */
    static List<Host> of(Sql sql, UUID queueId) throws SQLException {
        return sql.all(
                "SELECT * FROM queue_host WHERE queue_id = ? AND revoked_at IS NULL ORDER BY created_at, id",
                HostStore::host,
                queueId);
    }

    static boolean rotate(Sql sql, UUID hostId, byte[] tokenHash) throws SQLException {
        return sql.run("UPDATE queue_host SET token_hash = ? WHERE id = ? AND revoked_at IS NULL", tokenHash, hostId)
                > 0;
    }

    static boolean revoke(Sql sql, UUID queueId, UUID hostId, Instant now) throws SQLException {
        return sql.run(
                        "UPDATE queue_host SET revoked_at = ? WHERE id = ? AND queue_id = ? AND revoked_at IS NULL",
                        now,
                        hostId,
                        queueId)
                > 0;
    }

    /** Those of which nobody has use any more go. */
    static void offer(Sql sql, HostPairing pairing, byte[] codeMac, Instant now) throws SQLException {
        sql.run("DELETE FROM queue_pairing WHERE queue_id = ? AND expires_at < ?", pairing.queueId(), now);
        sql.run(
                "INSERT INTO queue_pairing (id, queue_id, code_mac, expires_at) VALUES (?, ?, ?, ?)",
                pairing.id(),
                pairing.queueId(),
                codeMac,
                pairing.expiresAt());
    }

    /** Whether that code was good, and is not any more. */
    static boolean take(Sql sql, UUID queueId, byte[] codeMac, Instant now) throws SQLException {
        return sql.run("""
                        UPDATE queue_pairing
                           SET used_at = ?
                         WHERE code_mac = ? AND queue_id = ? AND used_at IS NULL AND expires_at > ?
                        """, now, codeMac, queueId, now) > 0;
    }

    /** No code that was offered before is good any more. */
    static void withdraw(Sql sql, UUID queueId, Instant now) throws SQLException {
        sql.run("UPDATE queue_pairing SET used_at = ? WHERE queue_id = ? AND used_at IS NULL", now, queueId);
    }

    private static Host host(ResultSet row) throws SQLException {
        return new Host(
                row.getObject("id", UUID.class),
                row.getObject("queue_id", UUID.class),
                row.getString("name"),
                Objects.requireNonNull(Sql.instant(row, "created_at")));
    }
}
