package io.gatehouse.audit.seal;

import io.gatehouse.common.Secrets;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Signs seals: derived from the installation's key, and so nowhere in the database. */
public final class SealKey {

    private static final String PURPOSE = "audit-seal";
    private static final HexFormat HEX = HexFormat.of();

    private final byte[] privateKey;
    private final byte[] publicKey;

    private SealKey(byte[] privateKey) {
        this.privateKey = privateKey;
        publicKey =
                new Ed25519PrivateKeyParameters(privateKey).generatePublicKey().getEncoded();
    }

    public static SealKey of(Secrets secrets) {
        return new SealKey(secrets.mac(PURPOSE, "ed25519"));
    }

    /** Of an installation's key as it is configured. */
    public static SealKey derivedFrom(String installationKey) {
        return of(new Secrets(installationKey));
    }

    /** In hexadecimal, as all that is shown of seals. */
    public String publicKey() {
        return HEX.formatHex(publicKey);
    }

    String sign(byte[] message) {
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(privateKey, 0, publicKey, 0, message, 0, message.length, signature, 0);
        return HEX.formatHex(signature);
    }

    boolean signed(byte[] message, String signature) {
        byte[] bytes = HEX.parseHex(signature);
        return bytes.length == Ed25519.SIGNATURE_SIZE
                && Ed25519.verify(bytes, 0, publicKey, 0, message, 0, message.length);
    }
}
