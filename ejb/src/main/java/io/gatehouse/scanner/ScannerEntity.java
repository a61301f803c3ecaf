package io.gatehouse.scanner;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "scanner")
@NamedQuery(name = "scanner.newest", query = "SELECT s FROM ScannerEntity s WHERE s.seq < :before ORDER BY s.seq DESC")
@NamedQuery(
        name = "scanner.ofEvent",
        query = "SELECT s FROM ScannerEntity s WHERE s.eventId = :event AND s.seq < :before ORDER BY s.seq DESC")
@NamedQuery(
        name = "scanner.ofEvents",
        query = "SELECT s FROM ScannerEntity s WHERE s.eventId IN :events AND s.seq < :before ORDER BY s.seq DESC")
@SuppressWarnings("NullAway.Init")
class ScannerEntity {

    @Id
    private UUID id;

    @Column(name = "event_id")
    private UUID eventId;

    @Column(name = "pairing_id")
    private UUID pairingId;

    @Column(insertable = false, updatable = false)
    private long seq;

    private String name;
    private @Nullable String platform;

    @Column(name = "public_key")
    private @Nullable String publicKey;

    @Enumerated(EnumType.STRING)
    private Profile profile;

    @Enumerated(EnumType.STRING)
    private ScannerStatus status;

    @Column(name = "token_hash")
    private byte[] tokenHash;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "scanner_checkpoint", joinColumns = @JoinColumn(name = "scanner_id"))
    @Column(name = "checkpoint_id")
    private Set<UUID> checkpoints = new HashSet<>();

    @Column(name = "extended_until")
    private @Nullable Instant extendedUntil;

    @Column(name = "last_seen")
    private @Nullable Instant lastSeen;

    @Column(name = "created_at")
    private Instant createdAt;

    protected ScannerEntity() {}

    ScannerEntity(PairingEntity pairing, Device device, byte[] tokenHash, Instant now) {
        id = UUID.randomUUID();
        eventId = pairing.eventId();
        pairingId = pairing.id();
        name = device.name().strip();
        platform = device.platform();
        publicKey = device.publicKey();
        profile = pairing.terms().profile();
        status = pairing.terms().approve() ? ScannerStatus.APPROVED : ScannerStatus.PENDING;
        checkpoints = new HashSet<>(pairing.terms().checkpoints());
        this.tokenHash = tokenHash;
        createdAt = now;
    }

    void become(ScannerStatus next) {
        status = next;
    }

    void extend(Instant until) {
        extendedUntil = until;
    }

    /** Its token is another one from now on. */
    void rekey(byte[] hash) {
        tokenHash = hash;
    }

    /** What the device says of itself that took its place; its name stays the one that people know. */
    void isNow(Device device) {
        platform = device.platform();
        publicKey = device.publicKey() == null ? publicKey : device.publicKey();
    }

    PairingTerms terms() {
        return new PairingTerms(checkpoints, profile, status == ScannerStatus.APPROVED);
    }

    UUID id() {
        return id;
    }

    UUID eventId() {
        return eventId;
    }

    long seq() {
        return seq;
    }

    ScannerStatus status() {
        return status;
    }

    @Nullable
    Instant extendedUntil() {
        return extendedUntil;
    }

    Scanner value(
            Instant eventEnd, Instant now, @Nullable Pulse pulse, @Nullable Operator operator, Standing standing) {
        Instant expiresAt = Expiry.of(eventEnd, extendedUntil);
        ScannerStatus shown = Expiry.apply(status, expiresAt, now);
        boolean beatSince = pulse != null && (lastSeen == null || lastSeen.isBefore(pulse.at()));
        Instant seen = pulse != null && beatSince ? pulse.at() : lastSeen;
        return new Scanner(
                id,
                eventId,
                name,
                platform,
                profile,
                shown,
                Set.copyOf(checkpoints),
                expiresAt,
                seen,
                pulse,
                operator,
                standing);
    }
}
