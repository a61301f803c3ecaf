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
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "pairing")
@NamedQuery(
        name = "pairing.take",
        query =
                "UPDATE PairingEntity p SET p.usedAt = :now WHERE p.codeMac = :mac AND p.usedAt IS NULL AND p.expiresAt > :now")
@NamedQuery(name = "pairing.byCode", query = "SELECT p FROM PairingEntity p WHERE p.codeMac = :mac")
@SuppressWarnings("NullAway.Init")
class PairingEntity {

    private static final Duration LIFE = Duration.ofMinutes(15);

    @Id
    private UUID id;

    @Column(name = "event_id")
    private UUID eventId;

    @Column(name = "code_mac")
    private byte[] codeMac;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "pairing_checkpoint", joinColumns = @JoinColumn(name = "pairing_id"))
    @Column(name = "checkpoint_id")
    private Set<UUID> checkpoints = new HashSet<>();

    @Enumerated(EnumType.STRING)
    private Profile profile;

    private boolean approve;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "used_at")
    private @Nullable Instant usedAt;

    protected PairingEntity() {}

    PairingEntity(UUID eventId, byte[] codeMac, PairingTerms terms, Instant now) {
        id = UUID.randomUUID();
        this.eventId = eventId;
        this.codeMac = codeMac;
        checkpoints = new HashSet<>(terms.checkpoints());
        profile = terms.profile();
        approve = terms.approve();
        createdAt = now;
        expiresAt = now.plus(LIFE);
    }

    UUID id() {
        return id;
    }

    UUID eventId() {
        return eventId;
    }

    PairingTerms terms() {
        return new PairingTerms(checkpoints, profile, approve);
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
