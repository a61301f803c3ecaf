package io.gatehouse.network.choice;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys and signatures of the simulated network: quick to make and worth nothing outside, but who doesn't have the key can't
 * make its signature here either.
 */
final class Mint implements Notary {

    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final long TIMESTAMP = 1_800_000_000_000L;

    final String instance;
    private final byte[] publicKey = new byte[32];

    Mint(String instance, int key) {
        this.instance = instance;
        Arrays.fill(publicKey, (byte) key);
    }

    @Override
    public boolean holds(byte[] key, byte[] message, byte[] signature) {
        return Arrays.equals(signature, signature(key, message));
    }

    @Override
    public byte[] sha256(byte[] bytes) {
        return Site.NOTARY.sha256(bytes);
    }

    String fingerprint() {
        return TEXT.encodeToString(Arrays.copyOf(sha256(publicKey), 16));
    }

    Identity identity(String nonce, String origin) {
        return new Identity(instance, publicKey(), nonce, origin, sign(SignedText.identity(instance, nonce, origin)));
    }

    SignedConfig config(long sequence, @Nullable String publicUrl, List<String> localUrls) {
        SignedConfig bare = new SignedConfig(instance, sequence, TIMESTAMP, publicUrl, localUrls, "");
        return new SignedConfig(instance, sequence, TIMESTAMP, publicUrl, localUrls, sign(bare.signedText()));
    }

    String publicKey() {
        return TEXT.encodeToString(publicKey);
    }

    private String sign(String text) {
        return TEXT.encodeToString(signature(publicKey, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] signature(byte[] key, byte[] message) {
        long hash = 0xcbf29ce484222325L ^ key[0];
        for (byte one : message) {
            hash = (hash ^ one) * 0x100000001b3L;
        }
        ByteBuffer bytes = ByteBuffer.allocate(64);
        for (int i = 0; i < 8; i++) {
            hash = (hash ^ hash >>> 29) * 0xbf58476d1ce4e5b9L;
            bytes.putLong(hash);
        }
        return bytes.array();
    }
}
