package io.gatehouse.ticket;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows on their way into a table by PostgreSQL's {@code COPY}, in its text format. */
final class CopyRows implements AutoCloseable {

    private static final int PIECE = 64 * 1024;
    private static final HexFormat HEX = HexFormat.of();

    private final CopyIn copy;
    private final StringBuilder text = new StringBuilder(PIECE + PIECE / 4);
    private boolean first = true;

    CopyRows(Connection connection, String statement) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
    }

    /** The next column's value. */
    CopyRows with(@Nullable Object value) {
        begin();
        if (value == null) {
            text.append("\\N");
        } else if (value instanceof String words) {
            escape(words);
        } else if (value instanceof Instant || value instanceof Number || value instanceof Boolean) {
            text.append(value);
        } else {
            escape(value.toString());
        }
        return this;
    }

    CopyRows withBytes(byte @Nullable [] value) {
        if (value == null) {
            return with(null);
        }
        begin();
        text.append("\\\\x");
        HEX.formatHex(text, value);
        return this;
    }

    void endRow() throws SQLException {
        text.append('\n');
        first = true;
        if (text.length() >= PIECE) {
            send();
        }
    }

    /** Only then they are in the table. */
    void end() throws SQLException {
        send();
        copy.endCopy();
    }

    /** Gives up what isn't ended. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void begin() {
        if (!first) {
            text.append('\t');
        }
        first = false;
    }

    private void escape(String words) {
        for (int i = 0; i < words.length(); i++) {
            char next = words.charAt(i);
            switch (next) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(next);
            }
        }
    }

    private void send() throws SQLException {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }
}
