package io.gatehouse.ticket;

import io.gatehouse.ticket.CodeMint.Press;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the codes of an import's tickets, in whichever of its threads. */
final class ImportCodes {

    private static final int FIRST = 1;

    private final CodeMint mint;
    private final Supplier<Press> begin;
    private @Nullable Press press;

    /** Begins to sign only with a row that brings no code of its own. */
    ImportCodes(CodeMint mint, Supplier<Press> begin) {
        this.mint = mint;
        this.begin = begin;
    }

    Minted of(UUID ticketId, ImportRow row) {
        return row.code() == null
                ? press().mint(ticketId, FIRST, row.details())
                : mint.foreign(row.code(), FIRST, row.details());
    }

    private synchronized Press press() {
        if (press == null) {
            press = begin.get();
        }
        return press;
    }
}
