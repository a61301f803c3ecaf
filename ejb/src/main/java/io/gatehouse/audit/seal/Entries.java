package io.gatehouse.audit.seal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The list of what a seal covers, packed: so that not only that something was changed can be told, but what. */
public final class Entries {

    private static final int LENGTH = 1 + 3 * Long.BYTES;

    private final byte[] packed;

    private Entries(byte[] packed) {
        this.packed = packed;
    }

    public static Entries read(byte[] packed) {
        return new Entries(packed.clone());
    }

    public static Entries of(List<Row> rows) {
        ByteBuffer buffer = ByteBuffer.allocate(rows.size() * LENGTH);
        for (Row row : rows) {
            buffer.put(row.kind().mark())
                    .putLong(row.number())
                    .putLong(row.high())
                    .putLong(row.low());
        }
        return new Entries(buffer.array());
    }

    public byte[] bytes() {
        return packed.clone();
    }

    /** Their turns are not kept; the hash covers them. */
    List<Row> rows() {
        ByteBuffer buffer = ByteBuffer.wrap(packed);
        List<Row> rows = new ArrayList<>(packed.length / LENGTH);
        while (buffer.remaining() >= LENGTH) {
            rows.add(new Row(Kind.marked(buffer.get()), buffer.getLong(), 0, buffer.getLong(), buffer.getLong()));
        }
        return rows;
    }

    /** Of one kind only. */
    Entries only(Kind kind) {
        return of(rows().stream().filter(row -> row.kind() == kind).toList());
    }
}
