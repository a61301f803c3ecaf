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
import java.util.Objects;
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
    private byte @Nullable [] cipher;

    private int serial;

    @Column(name = "key_number")
    private @Nullable Integer key;

    @Column
    private boolean weak;

    @Column(name = "details_cipher")
    private byte @Nullable [] details;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    protected CodeEntity() {}

    CodeEntity(TicketEntity ticket, Minted minted, Instant now) {
        eventId = ticket.eventId();
        ticketId = ticket.id();
        codeHash = minted.hash();
        cipher = minted.cipher();
        serial = minted.serial();
        key = minted.key();
        weak = minted.weak();
        details = minted.details();
        createdAt = now;
    }

    void revoke(Instant now) {
        revokedAt = now;
    }

    byte @Nullable [] cipher() {
        return cipher;
    }

    int serial() {
        return serial;
    }

    /** The number of the key that signed it. */
    int key() {
        return Objects.requireNonNull(key, "signed");
    }

    boolean isOf(byte[] hash) {
        return Arrays.equals(codeHash, hash);
    }
}
