package io.gatehouse.queue;

import io.gatehouse.common.Secrets;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.LongStream;

/**
 * Codes that the wall display shows, so that only who stands before it can join. Each is shown for half a minute and good
 * for three times as long: a guest needs time to read it. All nodes know them, for they follow from the installation's key.
 */
@Dependent
class JoinCodes {

    private static final String PURPOSE = "join-code";
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int CHARACTERS = 6;
    private static final int STILL_GOOD = 2;

    static final Duration SHOWN = Duration.ofSeconds(30);

    private final Secrets secrets;
    private final Clock clock;

    @Inject
    JoinCodes(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** The code to show, and until when. */
    JoinCode now(UUID queueId) {
        long turn = turn();
        return new JoinCode(of(queueId, turn), Instant.ofEpochSecond((turn + 1) * SHOWN.toSeconds()));
    }

    boolean isGood(UUID queueId, String typed) {
        byte[] code = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "").getBytes(StandardCharsets.UTF_8);
        long turn = turn();
        return LongStream.rangeClosed(turn - STILL_GOOD, turn + 1)
                .anyMatch(one -> MessageDigest.isEqual(of(queueId, one).getBytes(StandardCharsets.UTF_8), code));
    }

    private long turn() {
        return clock.instant().getEpochSecond() / SHOWN.toSeconds();
    }

    private String of(UUID queueId, long turn) {
        byte[] mac = secrets.mac(PURPOSE, queueId + "/" + turn);
        StringBuilder code = new StringBuilder(CHARACTERS);
        for (int i = 0; i < CHARACTERS; i++) {
            code.append(ALPHABET.charAt((mac[i] & 0xFF) % ALPHABET.length()));
        }
        return code.toString();
    }
}
