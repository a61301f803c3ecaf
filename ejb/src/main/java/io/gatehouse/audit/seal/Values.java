package io.gatehouse.audit.seal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of what {@code COPY} writes, by the names of its columns. */
final class Values {

    private static final String NULL = "\\N";

    private final List<String> columns;
    private final List<@Nullable String> fields = new ArrayList<>();

    Values(List<String> columns, String line) {
        this.columns = columns;
        int from = 0;
        for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', from)) {
            fields.add(unescaped(line.substring(from, tab)));
            from = tab + 1;
        }
        fields.add(unescaped(line.substring(from)));
        if (fields.size() != columns.size()) {
            throw new IllegalArgumentException(fields.size() + " fields for " + columns.size() + " columns");
        }
    }

    @Nullable
    String text(String column) {
        int at = columns.indexOf(column);
        if (at < 0) {
            throw new IllegalArgumentException("no column " + column);
        }
        return fields.get(at);
    }

    String given(String column) {
        String text = text(column);
        if (text == null) {
            throw new IllegalArgumentException("no value for " + column);
        }
        return text;
    }

    long number(String column) {
        return Long.parseLong(given(column));
    }

    String hex(String column) {
        return given(column).replaceFirst("^\\\\x", "");
    }

    private static @Nullable String unescaped(String field) {
        if (field.equals(NULL)) {
            return null;
        }
        if (field.indexOf('\\') < 0) {
            return field;
        }
        StringBuilder text = new StringBuilder(field.length());
        for (int i = 0; i < field.length(); i++) {
            char character = field.charAt(i);
            text.append(character == '\\' && i + 1 < field.length() ? meant(field.charAt(++i)) : character);
        }
        return text.toString();
    }

    private static char meant(char escaped) {
        return switch (escaped) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> '\u000b';
            default -> escaped;
        };
    }
}
