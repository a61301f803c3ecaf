package io.gatehouse.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.common.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SiteKeyTest {

    private static final byte[] BEFORE_A_RAW_KEY = HexFormat.of().parseHex("302a300506032b6570032100");

    private final SiteKey key = of((byte) 1);

    @Test
    void everyNodeOfAnInstallationHasTheSame() {
        assertThat(of((byte) 1).publicKey()).isEqualTo(key.publicKey());
        assertThat(of((byte) 1).instance()).isEqualTo(key.instance());
        assertThat(of((byte) 2).publicKey()).isNotEqualTo(key.publicKey());
        assertThat(of((byte) 2).instance()).isNotEqualTo(key.instance());
    }

    @Test
    void anybodysEd25519AgreesWithWhatItSigned() throws Exception {
        byte[] raw = Base64.getUrlDecoder().decode(key.publicKey());
        byte[] whole = Arrays.copyOf(BEFORE_A_RAW_KEY, BEFORE_A_RAW_KEY.length + raw.length);
        System.arraycopy(raw, 0, whole, BEFORE_A_RAW_KEY.length, raw.length);
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(whole)));
        check.update("sign me – ä".getBytes(StandardCharsets.UTF_8));

        assertThat(check.verify(Base64.getUrlDecoder().decode(key.sign("sign me – ä"))))
                .isTrue();
    }

    @Test
    void anotherTextOrAnotherKeyIsNoticed() {
        byte[] signature = Base64.getUrlDecoder().decode(key.sign("text"));

        assertThat(key.signed("text", signature)).isTrue();
        assertThat(key.signed("text.", signature)).isFalse();
        assertThat(of((byte) 2).signed("text", signature)).isFalse();
        assertThat(key.signed("text", new byte[0])).isFalse();
    }

    @Test
    void theFingerprintIsTheBeginningOfTheKeysHash() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(Base64.getUrlDecoder().decode(key.publicKey()));

        assertThat(Base64.getUrlDecoder().decode(key.fingerprint())).isEqualTo(Arrays.copyOf(hash, 16));
    }

    @Test
    void theInstanceIsAUuidMadeOfTheKey() {
        UUID id = UUID.fromString(key.instance());

        assertThat(id).hasToString(key.instance());
        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
    }

    private static SiteKey of(byte first) {
        byte[] bytes = new byte[32];
        bytes[0] = first;
        return SiteKey.of(new Secrets(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
    }
}
