package io.gatehouse.audit.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/** The audit records of all seals up to one, and after the truncation before, were removed because of their age. */
public record Truncation(long through, Instant at, long uptoTurn, long records, String list, String signature) {

    private static final byte[] SIGNED = "gatehouse-truncation-v1".getBytes(StandardCharsets.US_ASCII);
    private static final HexFormat HEX = HexFormat.of();

    /** Adds up what is removed, seal by seal. */
    public static final class Removed {

        private final MessageDigest sha = Digests.sha256();
        private long records;

        public void add(Seal seal) {
            sha.update(seal.entries().only(Kind.AUDIT).bytes());
            records += seal.records();
        }

        public boolean isNothing() {
            return records == 0;
        }

        public Truncation sign(SealKey key, Instant now, Seal last) {
            Instant at = now.truncatedTo(ChronoUnit.MILLIS);
            String list = HEX.formatHex(sha.digest());
            Truncation open = new Truncation(last.no(), at, last.uptoTurn(), records, list, "");
            return new Truncation(last.no(), at, last.uptoTurn(), records, list, key.sign(open.message()));
        }

        boolean isToldBy(Truncation truncation, Seal last) {
            return truncation.list.equals(HEX.formatHex(sha.digest()))
                    && truncation.records == records
                    && truncation.uptoTurn == last.uptoTurn();
        }
    }

    boolean isSigned(SealKey key) {
        return key.signed(message(), signature);
    }

    private byte[] message() {
        byte[] hash = HEX.parseHex(list);
        return ByteBuffer.allocate(SIGNED.length + 4 * Long.BYTES + hash.length)
                .put(SIGNED)
                .putLong(through)
                .putLong(at.toEpochMilli())
                .putLong(uptoTurn)
                .putLong(records)
                .put(hash)
                .array();
    }
}
