package io.gatehouse.ticket;

import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** An Ed25519 key that signs. Signatures are deterministic: the same code is signed the same way every time. */
final class SigningKey {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final int number;
    private final byte[] privateKey;
    private final byte[] publicKey;

    private SigningKey(int number, Ed25519PrivateKeyParameters pair) {
        this.number = number;
        privateKey = pair.getEncoded();
        // Worked out here, once: doing it with each signature would double its price.
        publicKey = pair.generatePublicKey().getEncoded();
    }

    static SigningKey create(int number) {
        return new SigningKey(number, new Ed25519PrivateKeyParameters(RANDOM));
    }

    static SigningKey read(int number, String privateKey) {
        return new SigningKey(
                number, new Ed25519PrivateKeyParameters(Base64.getUrlDecoder().decode(privateKey)));
    }

    int number() {
        return number;
    }

    byte[] publicKey() {
        return publicKey.clone();
    }

    /** To be encrypted before it goes anywhere. */
    String privateKey() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(privateKey);
    }

    byte[] sign(byte[] message) {
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(privateKey, 0, publicKey, 0, message, 0, message.length, signature, 0);
        return signature;
    }
}
