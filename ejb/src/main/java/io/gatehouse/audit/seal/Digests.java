package io.gatehouse.audit.seal;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/** The one hash that is used. */
final class Digests {

    private Digests() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
