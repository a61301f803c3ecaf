package io.gatehouse.network.choice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;

/** An installation with a real key. */
final class Site {

    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    /** As any platform does it. */
    static final Notary NOTARY = new Notary() {
        @Override
        public boolean holds(byte[] publicKey, byte[] message, byte[] signature) {
            return Ed25519.verify(signature, 0, publicKey, 0, message, 0, message.length);
        }

        @Override
        public byte[] sha256(byte[] bytes) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(bytes);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    };

    final String instance;
    private final byte[] privateKey = new byte[Ed25519.SECRET_KEY_SIZE];
    private final byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];

    Site(String instance, int key) {
        this.instance = instance;
        Arrays.fill(privateKey, (byte) key);
        Ed25519.generatePublicKey(privateKey, 0, publicKey, 0);
    }

    String privateKey() {
        return TEXT.encodeToString(privateKey);
    }

    String publicKey() {
        return TEXT.encodeToString(publicKey);
    }

    String fingerprint() {
        return TEXT.encodeToString(Arrays.copyOf(NOTARY.sha256(publicKey), 16));
    }

    Identity identity(String nonce, String origin) {
        return new Identity(instance, publicKey(), nonce, origin, sign(SignedText.identity(instance, nonce, origin)));
    }

    SignedConfig config(long sequence, @Nullable String publicUrl, String... localUrls) {
        List<String> urls = new ArrayList<>();
        if (publicUrl != null) {
            urls.add(publicUrl);
        }
        urls.addAll(List.of(localUrls));
        String signature = sign(SignedText.config(instance, sequence, 1_800_000_000_000L, urls));
        return new SignedConfig(instance, sequence, 1_800_000_000_000L, publicUrl, List.of(localUrls), signature);
    }

    String sign(String text) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(privateKey, 0, publicKey, 0, message, 0, message.length, signature, 0);
        return TEXT.encodeToString(signature);
    }
}
