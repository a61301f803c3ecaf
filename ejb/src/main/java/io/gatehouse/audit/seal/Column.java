package io.gatehouse.audit.seal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A column, and how what PostgreSQL writes for it is brought to the one form that is hashed. */
public record Column(String name, Type type) {

    enum Type {
        TEXT,
        TIME,
        FLAG,
        BYTES
    }

    static Column of(String described) {
        int colon = described.indexOf(':');
        return colon < 0
                ? new Column(described, Type.TEXT)
                : new Column(
                        described.substring(0, colon),
                        Type.valueOf(described.substring(colon + 1).toUpperCase(Locale.ROOT)));
    }

    /** What to select, so that the text doesn't hang on how the server likes to show it. */
    public String expression() {
        return type == Type.BYTES ? "encode(" + name + ", 'hex')" : name + "::text";
    }

    @Nullable
    String canonical(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (type) {
            case TEXT -> text;
            case TIME -> Times.canonical(text);
            case FLAG -> text.substring(0, 1);
            case BYTES -> text.startsWith("\\x") ? text.substring(2) : text;
        };
    }
}
