package io.gatehouse.staff;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** An account has at most one: a new one takes the place of the old, which is good for nothing then. */
@Entity
@Table(name = "invitation")
@NamedQuery(name = "invitation.staff", query = "SELECT i.staffId FROM InvitationEntity i WHERE i.codeMac = :mac")
@NamedQuery(
        name = "invitation.take",
        query = "DELETE FROM InvitationEntity i WHERE i.codeMac = :mac AND i.expiresAt > :now")
@NamedQuery(name = "invitation.void", query = "DELETE FROM InvitationEntity i WHERE i.staffId = :staff")
@SuppressWarnings("NullAway.Init")
class InvitationEntity {

    private static final Duration LIFE = Duration.ofDays(7);

    @Id
    @Column(name = "staff_id")
    private UUID staffId;

    @Column(name = "code_mac")
    private byte[] codeMac;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected InvitationEntity() {}

    InvitationEntity(UUID staffId, byte[] codeMac, Instant now) {
        this.staffId = staffId;
        this.codeMac = codeMac;
        createdAt = now;
        expiresAt = now.plus(LIFE);
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
