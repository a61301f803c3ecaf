package io.gatehouse.network;

import io.gatehouse.common.Secrets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** By which an installation is known: derived from its key, so that all nodes have the same and none is stored. */
final class SiteKey {

    private static final String PURPOSE = "site-identity";
    private static final int FINGERPRINT_BYTES = 16;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final byte[] privateKey;
    private final byte[] publicKey;

    private SiteKey(byte[] privateKey) {
        this.privateKey = privateKey;
        publicKey =
                new Ed25519PrivateKeyParameters(privateKey).generatePublicKey().getEncoded();
    }

    static SiteKey of(Secrets secrets) {
        return new SiteKey(secrets.mac(PURPOSE, "ed25519"));
    }

    /** The 32 bytes as they are, in base64url. */
    String publicKey() {
        return BASE64.encodeToString(publicKey);
    }

    /** Short enough for a QR code, long enough for nobody to make another key that has it. */
    String fingerprint() {
        return BASE64.encodeToString(Arrays.copyOf(hash(), FINGERPRINT_BYTES));
    }

    /** An id that nobody can give himself who hasn't the key: a UUID of version 8. */
    String instance() {
        ByteBuffer bits = ByteBuffer.wrap(hash(), FINGERPRINT_BYTES, FINGERPRINT_BYTES);
        long high = (bits.getLong() & 0xffff_ffff_ffff_0fffL) | 0x8000L;
        long low = (bits.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    String sign(String text) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(privateKey, 0, publicKey, 0, message, 0, message.length, signature, 0);
        return BASE64.encodeToString(signature);
    }

    boolean signed(String text, byte[] signature) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        return signature.length == Ed25519.SIGNATURE_SIZE
                && Ed25519.verify(signature, 0, publicKey, 0, message, 0, message.length);
    }

    private byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(publicKey);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
