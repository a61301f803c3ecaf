package io.gatehouse.ticket;

import io.gatehouse.ticket.CodeMint.Press;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes the codes of an import's tickets, in whichever of its threads. */
final class ImportCodes {

    private static final int FIRST = 1;

    private final CodeMint mint;
    private final Consumer<ImportCodes> begin;
    private @Nullable Press press;

    /**
     * Signs only if there is a row that brings no code of its own.
     *
     * @param begin then gives a press to sign with
     */
    ImportCodes(CodeMint mint, Consumer<ImportCodes> begin) {
        this.mint = mint;
        this.begin = begin;
    }

    synchronized void signWith(Press given) {
        press = given;
    }

    Minted of(UUID ticketId, ImportRow row) {
        return row.code() == null
                ? press().mint(ticketId, FIRST, row.details())
                : mint.foreign(row.code(), FIRST, row.details());
    }

    private synchronized Press press() {
        if (press == null) {
            begin.accept(this);
        }
        return Objects.requireNonNull(press, "given by begin");
    }
}
