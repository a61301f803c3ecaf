package io.gatehouse.ticket;

import io.gatehouse.common.Secrets;
import io.gatehouse.ticket.code.CodeFormat;
import io.gatehouse.ticket.code.TicketCode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes codes: signed ones, and from those that an import brings along. */
@Dependent
class CodeMint {

    /** Below this, who knows a code's hash could try out what it is. */
    static final int SHORTEST_STRONG = 16;

    private static final String FOREIGN = "ticket-code";

    private final KeyStore keys;
    private final Secrets secrets;

    @Inject
    CodeMint(KeyStore keys, Secrets secrets) {
        this.keys = keys;
        this.secrets = secrets;
    }

    /** Signs with one key of one event. Ask for it once for many codes: after that it needs no database. */
    static final class Press {

        private final UUID eventId;
        private final SigningKey key;

        private Press(UUID eventId, SigningKey key) {
            this.eventId = eventId;
            this.key = key;
        }

        Minted mint(UUID ticketId, int serial, TicketDetails details) {
            String code = sign(ticketId, serial, details);
            return new Minted(code, serial, Secrets.hash(code), key.number(), null, SealedDetails.seal(code, details));
        }

        private String sign(UUID ticketId, int serial, TicketDetails details) {
            TicketCode code = new TicketCode(
                    eventId.toString(),
                    ticketId.toString(),
                    key.number(),
                    serial,
                    details.category(),
                    sayable(details.validFrom()),
                    sayable(details.validUntil()));
            return CodeFormat.write(code, key.sign(CodeFormat.message(code)));
        }

        /** A time that is too far off to be said is as good as the furthest one that can. */
        private static @Nullable Instant sayable(@Nullable Instant time) {
            if (time == null || time.isBefore(Instant.EPOCH)) {
                return time == null ? null : Instant.EPOCH;
            }
            return time.isAfter(TicketCode.LATEST) ? TicketCode.LATEST : time;
        }
    }

    /** With the event's current key, which is made now if there is none. */
    Press press(UUID eventId) {
        return new Press(eventId, keys.current(eventId));
    }

    /** What is kept of a code that comes from elsewhere. */
    Minted foreign(String code, int serial, TicketDetails details) {
        return new Minted(
                code,
                serial,
                Secrets.hash(code),
                null,
                secrets.encrypt(FOREIGN, code),
                SealedDetails.seal(code, details));
    }

    /** The code that was minted then: signed again, or decrypted. */
    String again(CodeEntity kept, Ticket ticket) {
        byte[] cipher = kept.cipher();
        if (cipher != null) {
            return secrets.decrypt(FOREIGN, cipher);
        }
        SigningKey key = keys.numbered(ticket.eventId(), kept.key());
        String code = new Press(ticket.eventId(), key).sign(ticket.id(), kept.serial(), ticket.details());
        if (!kept.isOf(Secrets.hash(code))) {
            throw new IllegalStateException("Ticket " + ticket.id() + " is no longer what its code was signed for");
        }
        return code;
    }
}
