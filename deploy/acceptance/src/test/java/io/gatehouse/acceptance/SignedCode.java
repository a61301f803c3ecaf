package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/** A ticket's code as somebody reads it who knows docs/ticket-codes.md and nothing else of ours. */
final class SignedCode {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$%*+-./:";
    private static final int[] CHARACTERS = {0, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18, 20, 21, 22};

    /** What stands before the 32 bytes of an Ed25519 key in the form that the platform reads. */
    private static final String KEY_HEADER = "302a300506032b6570032100";

    private final byte[] payload;
    private final byte[] signature;

    private SignedCode(byte[] payload, byte[] signature) {
        this.payload = payload;
        this.signature = signature;
    }

    static SignedCode read(String code) {
        assertThat(code).startsWith("GH1").matches("[0-9A-Z$%*+./:-]+");
        var text = code.substring(3);
        var bytes = ByteBuffer.allocate(text.length());
        for (var at = 0; at < text.length(); at += 22) {
            var group = text.substring(at, Math.min(text.length(), at + 22));
            var number = BigInteger.ZERO;
            for (var i = 0; i < group.length(); i++) {
                var digit = ALPHABET.indexOf(group.charAt(i));
                number = number.multiply(BigInteger.valueOf(44)).add(BigInteger.valueOf(digit));
            }
            var length = Arrays.binarySearch(CHARACTERS, group.length());
            assertThat(number.bitLength()).isLessThanOrEqualTo(8 * length);
            for (var i = length - 1; i >= 0; i--) {
                bytes.put(number.shiftRight(8 * i).byteValue());
            }
        }
        var all = Arrays.copyOf(bytes.array(), bytes.position());
        var end = all.length - 64;
        return new SignedCode(Arrays.copyOf(all, end), Arrays.copyOfRange(all, end, all.length));
    }

    String event() {
        return id(1);
    }

    String ticket() {
        return id(17);
    }

    /** Small numbers are one byte. */
    int key() {
        return payload[33];
    }

    int serial() {
        return payload[34];
    }

    String category() {
        assertThat(payload[0] & 1).as("the flag of a category").isEqualTo(1);
        var bytes = new ByteArrayInputStream(payload, 35, payload.length - 35);
        return new String(Arrays.copyOfRange(payload, 36, 36 + bytes.read()), StandardCharsets.UTF_8);
    }

    /** The same with a category of another length. */
    SignedCode forged() {
        var other = payload.clone();
        other[35]++;
        return new SignedCode(other, signature);
    }

    boolean isSignedBy(String publicKey) {
        var encoded = ByteBuffer.allocate(44)
                .put(HexFormat.of().parseHex(KEY_HEADER))
                .put(Base64.getUrlDecoder().decode(publicKey));
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded.array())));
            verifier.update("gatehouse-ticket-v1\n".getBytes(StandardCharsets.US_ASCII));
            verifier.update(payload);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String id(int from) {
        var bytes = ByteBuffer.wrap(payload, from, 16);
        return new UUID(bytes.getLong(), bytes.getLong()).toString();
    }
}
