package io.gatehouse.ticket;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "ticket_code")
@IdClass(CodeEntity.Key.class)
@NamedQuery(
        name = "code.current",
        query = "SELECT c FROM CodeEntity c WHERE c.ticketId = :ticket AND c.revokedAt IS NULL")
@SuppressWarnings("NullAway.Init")
class CodeEntity {

    /** Jakarta Persistence wants a class of this shape for a key of two columns. */
    static class Key implements Serializable {
        private UUID eventId;
        private byte[] codeHash;

        protected Key() {}

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.eventId.equals(eventId) && Arrays.equals(key.codeHash, codeHash);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(codeHash);
        }
    }

    @Id
    @Column(name = "event_id")
    private UUID eventId;

    @Id
    @Column(name = "code_hash")
    private byte[] codeHash;

    @Column(name = "ticket_id")
    private UUID ticketId;

    @Column(name = "code_cipher")
    private byte[] cipher;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    protected CodeEntity() {}

    CodeEntity(TicketEntity ticket, byte[] codeHash, byte[] cipher, Instant now) {
        eventId = ticket.eventId();
        ticketId = ticket.id();
        this.codeHash = codeHash;
        this.cipher = cipher;
        createdAt = now;
    }

    void revoke(Instant now) {
        revokedAt = now;
    }

    byte[] cipher() {
        return cipher;
    }
}
