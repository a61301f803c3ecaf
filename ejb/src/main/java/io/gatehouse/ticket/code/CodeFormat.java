package io.gatehouse.ticket.code;

import java.util.Arrays;
import java.util.Optional;

/** Writes and reads signed codes: {@code GH1}, then the payload and its signature. */
public final class CodeFormat {

    /** What a signed code begins with; the digit is the format's version. */
    public static final String PREFIX = "GH1";

    private static final int SIGNATURE_BYTES = 64;
    private static final int LONGEST = 1000;

    /** Signed along, so that no signature made for something else, or for another version, will do. */
    private static final byte[] CONTEXT = Utf8.bytes("gatehouse-ticket-v1\n");

    private CodeFormat() {}

    /** The bytes to sign. */
    public static byte[] message(TicketCode code) {
        return message(Payload.write(code));
    }

    public static String write(TicketCode code, byte[] signature) {
        if (signature.length != SIGNATURE_BYTES) {
            throw new IllegalArgumentException("An Ed25519 signature has 64 bytes");
        }
        return PREFIX + Base44.encode(join(Payload.write(code), signature));
    }

    /** What the code says, if one of the event's keys signed it as it stands. */
    public static Optional<TicketCode> read(String text, SignatureCheck signatures) {
        if (!text.startsWith(PREFIX) || text.length() > LONGEST) {
            return Optional.empty();
        }
        return Base44.decode(text.substring(PREFIX.length()))
                .filter(bytes -> bytes.length > SIGNATURE_BYTES)
                .flatMap(bytes -> read(bytes, signatures));
    }

    private static Optional<TicketCode> read(byte[] bytes, SignatureCheck signatures) {
        int length = bytes.length - SIGNATURE_BYTES;
        byte[] payload = Arrays.copyOf(bytes, length);
        byte[] signature = Arrays.copyOfRange(bytes, length, bytes.length);
        return Payload.read(payload).filter(code -> signatures.holds(code.key(), message(payload), signature));
    }

    private static byte[] message(byte[] payload) {
        return join(CONTEXT, payload);
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
