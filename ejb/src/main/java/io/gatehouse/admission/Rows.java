package io.gatehouse.admission;

import java.util.HexFormat;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Rows for one statement, written as PostgreSQL reads an array of a composite type. */
final class Rows {

    private static final int USUAL = 4096;
    private static final HexFormat HEX = HexFormat.of();

    private final StringBuilder text = new StringBuilder(USUAL).append('{');
    private boolean first;

    private Rows() {}

    /** @param fields adds those of a row, in the order of the type's */
    static <R> Rows of(List<R> rows, BiConsumer<Rows, R> fields) {
        Rows written = new Rows();
        for (R row : rows) {
            written.begin();
            fields.accept(written, row);
            written.end();
        }
        written.text.append('}');
        return written;
    }

    /** An id, a number, a time, a constant, true or false: whatever is written without any sign that must be quoted. */
    Rows plain(@Nullable Object value) {
        next();
        if (value != null) {
            text.append(value);
        }
        return this;
    }

    /** Any words. */
    Rows text(@Nullable String value) {
        next();
        if (value != null) {
            quote(value);
        }
        return this;
    }

    Rows bytes(byte[] value) {
        next();
        text.append("\\\"\\\\\\\\x");
        HEX.formatHex(text, value);
        text.append("\\\"");
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void begin() {
        text.append(text.length() == 1 ? "\"(" : ",\"(");
        first = true;
    }

    private void end() {
        text.append(")\"");
    }

    private void next() {
        if (!first) {
            text.append(',');
        }
        first = false;
    }

    /** Quoted twice: as a field of a row, and with the row as an element of the array. */
    private void quote(String value) {
        text.append("\\\"");
        for (int i = 0; i < value.length(); i++) {
            char next = value.charAt(i);
            switch (next) {
                case '"' -> text.append("\\\"\\\"");
                case '\\' -> text.append("\\\\\\\\");
                default -> text.append(next);
            }
        }
        text.append("\\\"");
    }
}
