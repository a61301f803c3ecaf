package io.gatehouse.ticket;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Whose ticket it is, for doors that are offline: they hold it for every ticket and can read it only for a code that is
 * shown to them, because the key is derived from the code (HKDF-SHA-256, RFC 5869, without a salt). A nonce, then the
 * AES-256-GCM of a JSON object, filled up with spaces so that its length tells little.
 */
final class SealedDetails {

    private static final byte[] INFO = "gatehouse-details-v1\u0001".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NO_SALT = new byte[32];
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int STEP = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SealedDetails() {}

    /** None, if there is no more to tell than everybody may know. */
    static byte @Nullable [] seal(String code, TicketDetails details) {
        if (details.holder() == null && details.reference() == null) {
            return null;
        }
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        return seal(code, details, nonce);
    }

    static byte[] seal(String code, TicketDetails details, byte[] nonce) {
        byte[] sealed = encrypt(key(code), nonce, padded(json(details)));
        byte[] both = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, both, nonce.length, sealed.length);
        return both;
    }

    private static String json(TicketDetails details) {
        StringBuilder json = new StringBuilder("{");
        add(json, "holder", details.holder());
        add(json, "reference", details.reference());
        add(json, "category", details.category());
        return json.append('}').toString();
    }

    private static void add(StringBuilder json, String name, @Nullable String value) {
        if (value == null) {
            return;
        }
        json.append(json.length() > 1 ? ",\"" : "\"").append(name).append("\":\"");
        for (int i = 0; i < value.length(); i++) {
            char next = value.charAt(i);
            if (next < ' ') {
                json.append(String.format("\\u%04x", (int) next));
            } else {
                json.append(next == '"' || next == '\\' ? "\\" : "").append(next);
            }
        }
        json.append('"');
    }

    private static byte[] padded(String json) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(text, (text.length + STEP - 1) / STEP * STEP);
        Arrays.fill(padded, text.length, padded.length, (byte) ' ');
        return padded;
    }

    private static byte[] key(String code) {
        byte[] extracted = hmac(NO_SALT, code.getBytes(StandardCharsets.UTF_8));
        return hmac(extracted, INFO);
    }

    private static byte[] hmac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] encrypt(byte[] key, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
