package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Checks what an installation signs as a stranger would, by the contract and the platform's own cryptography. */
final class Signed {
    private static final byte[] BEFORE_A_RAW_KEY = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final SecureRandom RANDOM = new SecureRandom();

    private Signed() {}

    static String nonce() {
        return nonce(32);
    }

    static String nonce(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return BASE64.encodeToString(random);
    }

    static boolean identity(JsonObject identity) {
        var text = String.join(
                "\n",
                "gatehouse-identity-v1",
                identity.getString("instance"),
                identity.getString("nonce"),
                identity.getString("origin"));
        return verify(identity.getString("publicKey"), text, identity.getString("signature"));
    }

    static boolean config(JsonObject config, String publicKey) {
        List<String> lines = new ArrayList<>(List.of(
                "gatehouse-config-v1",
                config.getString("instance"),
                config.getJsonNumber("sequence").toString(),
                config.getJsonNumber("timestamp").toString()));
        lines.addAll(urls(config));
        return verify(publicKey, String.join("\n", lines), config.getString("signature"));
    }

    /** The public one first, if there is one. */
    static List<String> urls(JsonObject config) {
        List<String> urls = new ArrayList<>();
        if (!config.isNull("publicUrl")) {
            urls.add(config.getString("publicUrl"));
        }
        config.getJsonArray("localUrls").getValuesAs(JsonString.class).forEach(url -> urls.add(url.getString()));
        return urls;
    }

    static String fingerprint(String publicKey) {
        try {
            var hash = MessageDigest.getInstance("SHA-256")
                    .digest(Base64.getUrlDecoder().decode(publicKey));
            return BASE64.encodeToString(Arrays.copyOf(hash, 16));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean verify(String publicKey, String text, String signature) {
        try {
            var raw = Base64.getUrlDecoder().decode(publicKey);
            assertThat(raw).hasSize(32);
            var whole = Arrays.copyOf(BEFORE_A_RAW_KEY, BEFORE_A_RAW_KEY.length + raw.length);
            System.arraycopy(raw, 0, whole, BEFORE_A_RAW_KEY.length, raw.length);
            var check = Signature.getInstance("Ed25519");
            check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(whole)));
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(Base64.getUrlDecoder().decode(signature));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
