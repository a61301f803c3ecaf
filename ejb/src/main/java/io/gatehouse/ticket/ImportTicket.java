package io.gatehouse.ticket;

import io.gatehouse.common.Secrets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ticket that a row asks for, and its code: made when it is first asked for, for that is what takes time. */
final class ImportTicket {

    private final UUID id = UUID.randomUUID();
    private final ImportRow row;
    private final byte @Nullable [] givenHash;
    private @Nullable Minted code;

    ImportTicket(ImportRow row) {
        this.row = row;
        givenHash = row.code() == null ? null : Secrets.hash(row.code());
    }

    UUID id() {
        return id;
    }

    ImportRow row() {
        return row;
    }

    /** By which a code that was brought along is found. */
    byte @Nullable [] givenHash() {
        return givenHash;
    }

    Minted code(ImportCodes codes) {
        if (code == null) {
            code = codes.of(id, row);
        }
        return code;
    }
}
