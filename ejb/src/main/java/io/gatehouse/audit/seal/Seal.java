package io.gatehouse.audit.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;

/**
 * All rows of the turns {@code [fromTurn, uptoTurn)}, counted and hashed, and the digest of the seal before. Digests and
 * the signature are in hexadecimal.
 */
public record Seal(
        long no,
        Instant at,
        long fromTurn,
        long uptoTurn,
        int records,
        int scans,
        Entries entries,
        String digest,
        String previous,
        String signature) {

    public static final String NOTHING_BEFORE = "0".repeat(64);

    private static final byte[] DIGESTED = "gatehouse-seal-v1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SIGNED = "gatehouse-seal-signature-v1".getBytes(StandardCharsets.US_ASCII);
    private static final HexFormat HEX = HexFormat.of();

    /** Over rows in their order, as the next after that of number {@code no - 1} and the digest {@code previous}. */
    public static Seal make(
            SealKey key, Instant now, long no, String previous, long fromTurn, long uptoTurn, List<Row> rows) {
        // as the database keeps it, which would round
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        int records =
                (int) rows.stream().filter(row -> row.kind() == Kind.AUDIT).count();
        int scans = rows.size() - records;
        Entries entries = Entries.of(rows);
        Seal open = new Seal(no, at, fromTurn, uptoTurn, records, scans, entries, "", previous, "");
        String digest = open.computed();
        return new Seal(
                no, at, fromTurn, uptoTurn, records, scans, entries, digest, previous, key.sign(message(no, digest)));
    }

    boolean isWhole() {
        try {
            return digest.equals(computed());
        } catch (ArithmeticException | IllegalArgumentException e) {
            // of a time or a number that we would never have written
            return false;
        }
    }

    /** As we made it, and where we put it. */
    public boolean isOurs(SealKey key) {
        return isWhole() && isSigned(key);
    }

    boolean isSigned(SealKey key) {
        return key.signed(message(no, digest), signature);
    }

    static byte[] message(long no, String digest) {
        byte[] hash = HEX.parseHex(digest);
        return ByteBuffer.allocate(SIGNED.length + Long.BYTES + hash.length)
                .put(SIGNED)
                .putLong(no)
                .put(hash)
                .array();
    }

    private String computed() {
        MessageDigest sha = Digests.sha256();
        sha.update(DIGESTED);
        sha.update(ByteBuffer.allocate(4 * Long.BYTES + 2 * Integer.BYTES)
                .putLong(no)
                .putLong(at.toEpochMilli())
                .putLong(fromTurn)
                .putLong(uptoTurn)
                .putInt(records)
                .putInt(scans)
                .flip());
        sha.update(HEX.parseHex(previous));
        sha.update(entries.bytes());
        return HEX.formatHex(sha.digest());
    }
}
