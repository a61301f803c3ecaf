package io.gatehouse.ticket;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a row, given the tickets that are there: a new ticket, nothing, or an error. Rows that became tickets
 * are known to those that follow them.
 */
final class ImportRules {

    /** A ticket of the event that has a row's reference or code. */
    record Known(UUID ticketId, TicketDetails details) {}

    enum Verdict {
        NEW,
        UNCHANGED,
        REJECTED
    }

    private final Map<String, Known> byReference = new HashMap<>();
    private final Map<ByteBuffer, Known> byCode = new HashMap<>();
    private final List<ImportError> errors = new ArrayList<>();

    void knowReference(Known ticket) {
        byReference.put(Objects.requireNonNull(ticket.details().reference()), ticket);
    }

    void knowCode(byte[] hash, Known ticket) {
        byCode.put(ByteBuffer.wrap(hash), ticket);
    }

    Verdict judge(ImportTicket asked) {
        TicketDetails details = asked.row().details();
        byte[] hash = asked.givenHash();
        Known sameReference = details.reference() == null ? null : byReference.get(details.reference());
        Known sameCode = hash == null ? null : byCode.get(ByteBuffer.wrap(hash));
        if (sameReference == null && sameCode == null) {
            Known anew = new Known(asked.id(), details);
            if (details.reference() != null) {
                knowReference(anew);
            }
            if (hash != null) {
                knowCode(hash, anew);
            }
            return Verdict.NEW;
        }
        Optional<ImportError> error = compare(asked.row(), sameReference, sameCode);
        error.ifPresent(errors::add);
        return error.isPresent() ? Verdict.REJECTED : Verdict.UNCHANGED;
    }

    List<ImportError> errors() {
        return errors;
    }

    private static Optional<ImportError> compare(
            ImportRow row, @Nullable Known sameReference, @Nullable Known sameCode) {
        if (sameReference == null) {
            return differing(row, ImportColumn.CODE, Objects.requireNonNull(sameCode));
        }
        if (row.code() != null && sameCode == null) {
            return error(row, ImportColumn.REFERENCE, "is that of a ticket with another code");
        }
        if (sameCode != null && !sameCode.ticketId().equals(sameReference.ticketId())) {
            return error(row, ImportColumn.CODE, "is that of another ticket");
        }
        return differing(row, ImportColumn.REFERENCE, sameReference);
    }

    private static Optional<ImportError> differing(ImportRow row, ImportColumn found, Known known) {
        List<String> others = new ArrayList<>();
        TicketDetails wanted = row.details();
        TicketDetails there = known.details();
        note(others, ImportColumn.REFERENCE, wanted.reference(), there.reference());
        note(others, ImportColumn.HOLDER, wanted.holder(), there.holder());
        note(others, ImportColumn.EMAIL, wanted.email(), there.email());
        note(others, ImportColumn.CATEGORY, wanted.category(), there.category());
        note(others, ImportColumn.VALID_FROM, wanted.validFrom(), there.validFrom());
        note(others, ImportColumn.VALID_UNTIL, wanted.validUntil(), there.validUntil());
        note(others, ImportColumn.PAID, wanted.paid(), there.paid());
        return others.isEmpty()
                ? Optional.empty()
                : error(row, found, "is that of a ticket with another " + String.join(", ", others));
    }

    private static void note(
            List<String> others, ImportColumn column, @Nullable Object wanted, @Nullable Object there) {
        if (!Objects.equals(wanted, there)) {
            others.add(column.title());
        }
    }

    private static Optional<ImportError> error(ImportRow row, ImportColumn column, String message) {
        return Optional.of(new ImportError(row.line(), column.title(), message));
    }
}
