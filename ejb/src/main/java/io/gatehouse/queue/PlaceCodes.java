package io.gatehouse.queue;

import io.gatehouse.common.Secrets;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.UUID;

/** What a guest shows to the host. Derived from the place each time and never stored: only its hash is, to find it by. */
@Dependent
class PlaceCodes {

    private static final String PURPOSE = "place-code";
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int CHARACTERS = 16;

    private final Secrets secrets;

    @Inject
    PlaceCodes(Secrets secrets) {
        this.secrets = secrets;
    }

    String of(UUID placeId) {
        byte[] mac = secrets.mac(PURPOSE, placeId.toString());
        StringBuilder code = new StringBuilder(CHARACTERS);
        for (int i = 0; i < CHARACTERS; i++) {
            code.append(ALPHABET.charAt(mac[i] & 31));
        }
        return code.toString();
    }

    /** Of what was scanned or typed. */
    static byte[] hash(String code) {
        return Secrets.hash(Secrets.asPrinted(code));
    }
}
