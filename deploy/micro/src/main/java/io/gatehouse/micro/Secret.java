package io.gatehouse.micro;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** New secrets: for machines, and for people to read and type. */
final class Secret {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LEGIBLE = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
    private static final int BYTES = 32;
    private static final int GROUPS = 5;
    private static final int GROUP = 4;

    private Secret() {}

    static String forMachines() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** One that only who has the other can tell. */
    static String derived(String purpose, String from) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getUrlDecoder().decode(from), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether it is as one that we made for machines. */
    static boolean isKey(String text) {
        try {
            return Base64.getUrlDecoder().decode(text).length == BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Twenty characters, 98 bits, that can't be mistaken for each other. */
    static String forPeople() {
        StringBuilder secret = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                secret.append('-');
            }
            secret.append(LEGIBLE.charAt(RANDOM.nextInt(LEGIBLE.length())));
        }
        return secret.toString();
    }
}
