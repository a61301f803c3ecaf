package io.gatehouse.staff;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "staff_session")
@NamedQuery(
        name = "session.byToken",
        query =
                "SELECT s FROM SessionEntity s JOIN FETCH s.staff WHERE s.tokenHash = :hash AND s.expiresAt > :now AND s.staff.disabled = FALSE")
@NamedQuery(
        name = "session.seen",
        query = "UPDATE SessionEntity s SET s.lastSeen = :now WHERE s.id = :id AND s.lastSeen <= :stale")
@NamedQuery(
        name = "session.ofStaff",
        query =
                "SELECT s FROM SessionEntity s WHERE s.staff.id = :staff AND s.expiresAt > :now ORDER BY s.createdAt DESC, s.id")
@NamedQuery(name = "session.end", query = "DELETE FROM SessionEntity s WHERE s.tokenHash = :hash")
@NamedQuery(name = "session.endOne", query = "DELETE FROM SessionEntity s WHERE s.id = :id AND s.staff.id = :staff")
@NamedQuery(
        name = "session.endOthers",
        query = "DELETE FROM SessionEntity s WHERE s.staff.id = :staff AND s.tokenHash <> :hash")
@NamedQuery(name = "session.endAll", query = "DELETE FROM SessionEntity s WHERE s.staff.id = :staff")
@NamedQuery(name = "session.clear", query = "DELETE FROM SessionEntity s WHERE s.expiresAt <= :now")
@SuppressWarnings("NullAway.Init")
class SessionEntity {

    private static final Duration SEEN_AT_MOST_EVERY = Duration.ofMinutes(1);

    @Id
    private UUID id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "staff_id")
    private StaffEntity staff;

    @Column(name = "token_hash")
    private byte[] tokenHash;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "last_seen")
    private Instant lastSeen;

    private @Nullable String address;

    @Column(name = "user_agent")
    private @Nullable String userAgent;

    protected SessionEntity() {}

    SessionEntity(StaffEntity staff, byte[] tokenHash, Instant now, Instant expiresAt) {
        id = UUID.randomUUID();
        this.staff = staff;
        this.tokenHash = tokenHash;
        createdAt = now;
        lastSeen = now;
        this.expiresAt = expiresAt;
    }

    void from(@Nullable String callersAddress, @Nullable String callersAgent) {
        address = callersAddress;
        userAgent = callersAgent;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    UUID id() {
        return id;
    }

    StaffEntity staff() {
        return staff;
    }

    /** A row per call would be too much: it is written at most once a minute. */
    boolean wasSeenLongBefore(Instant now) {
        return !lastSeen.isAfter(stale(now));
    }

    static Instant stale(Instant now) {
        return now.minus(SEEN_AT_MOST_EVERY);
    }

    OpenSession value(byte[] currentHash) {
        return new OpenSession(
                id, createdAt, lastSeen, expiresAt, address, userAgent, MessageDigest.isEqual(tokenHash, currentHash));
    }
}
