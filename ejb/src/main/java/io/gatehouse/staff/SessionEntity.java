package io.gatehouse.staff;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "staff_session")
@NamedQuery(
        name = "session.staff",
        query =
                "SELECT s.staff FROM SessionEntity s WHERE s.tokenHash = :hash AND s.expiresAt > :now AND s.staff.disabled = FALSE")
@NamedQuery(name = "session.end", query = "DELETE FROM SessionEntity s WHERE s.tokenHash = :hash")
@NamedQuery(name = "session.clear", query = "DELETE FROM SessionEntity s WHERE s.expiresAt <= :now")
@SuppressWarnings("NullAway.Init")
class SessionEntity {

    @Id
    private UUID id;

    /** Read by the queries above. */
    @SuppressWarnings("UnusedVariable")
    @ManyToOne(optional = false)
    @JoinColumn(name = "staff_id")
    private StaffEntity staff;

    @Column(name = "token_hash")
    private byte[] tokenHash;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected SessionEntity() {}

    SessionEntity(StaffEntity staff, byte[] tokenHash, Instant now, Instant expiresAt) {
        id = UUID.randomUUID();
        this.staff = staff;
        this.tokenHash = tokenHash;
        createdAt = now;
        this.expiresAt = expiresAt;
    }
}
