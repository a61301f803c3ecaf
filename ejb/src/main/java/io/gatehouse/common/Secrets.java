package io.gatehouse.common;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What keeps a secret from lying about in clear. Tokens of full strength are stored as plain hashes; short codes as an
 * HMAC, and what must be shown again encrypted, both under the installation's key, which the database never sees.
 */
@Dependent
public class Secrets {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] installationKey;

    @Inject
    public Secrets(@ConfigProperty(name = "gatehouse.installation.key") String key) {
        installationKey = Base64.getUrlDecoder().decode(key.strip());
        if (installationKey.length != KEY_BYTES) {
            throw new IllegalStateException("gatehouse.installation.key must be 32 bytes in base64url");
        }
    }

    /** A new bearer token: 256 random bits behind a prefix that tells what kind it is. */
    public static String token(String prefix) {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Random characters of five bits each that can't be mistaken for each other, and that QR codes store well. */
    public static String code(int characters) {
        StringBuilder code = new StringBuilder(characters);
        for (int i = 0; i < characters; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** A code that a person typed: case, spaces and hyphens don't matter, and look-alikes are what we would have printed. */
    public static String asPrinted(String typed) {
        return typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    public static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] mac(String purpose, String secret) {
        return hmac(key(purpose), secret);
    }

    public byte[] encrypt(String purpose, String clear) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, purpose, nonce, clear.getBytes(StandardCharsets.UTF_8));
        byte[] both = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, both, nonce.length, sealed.length);
        return both;
    }

    public String decrypt(String purpose, byte[] both) {
        byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
        byte[] sealed = Arrays.copyOfRange(both, NONCE_BYTES, both.length);
        return new String(crypt(Cipher.DECRYPT_MODE, purpose, nonce, sealed), StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, String purpose, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key(purpose), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The installation's key does not fit what is stored", e);
        }
    }

    /** One key per purpose, so that what is made for one can't be used for another. */
    private byte[] key(String purpose) {
        return hmac(installationKey, purpose);
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
