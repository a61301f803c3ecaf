package io.gatehouse.audit.seal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a stored row is sealed: the first half of the hash of all that it says, and where it belongs. */
public record Row(Kind kind, long number, long turn, long high, long low) {

    /** The order in which rows are sealed. */
    public static final Comparator<Row> ORDER =
            Comparator.comparingLong(Row::turn).thenComparing(Row::kind).thenComparingLong(Row::number);

    private static final byte VERSION = 1;

    /** Of a row's columns as PostgreSQL writes them as text, in the order of {@link Kind#columns()}. */
    public static Row of(Kind kind, List<@Nullable String> values) {
        List<Column> columns = kind.columns();
        MessageDigest sha = Digests.sha256();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        bytes.write(VERSION);
        bytes.write(kind.mark());
        for (int i = 0; i < columns.size(); i++) {
            String value = columns.get(i).canonical(values.get(i));
            // with its length before it, no value can run into the next
            byte[] text = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                    .putInt(value == null ? -1 : text.length)
                    .array());
            bytes.writeBytes(text);
        }
        ByteBuffer hash = ByteBuffer.wrap(sha.digest(bytes.toByteArray()));
        return new Row(
                kind, number(values.get(0)), number(values.get(columns.size() - 1)), hash.getLong(), hash.getLong());
    }

    boolean isAs(Row other) {
        return high == other.high && low == other.low;
    }

    private static long number(@Nullable String text) {
        if (text == null) {
            throw new IllegalArgumentException("a row without its number or its turn");
        }
        return Long.parseLong(text);
    }
}
