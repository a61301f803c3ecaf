package io.gatehouse.network.choice;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client keeps about its site from one start to the next. Nothing of it is secret.
 *
 * @param fingerprint of the site's key, from the pairing: the first 16 bytes of its SHA-256, in base64url
 * @param instance null until an answer signed by that key has told it
 * @param publicKey likewise
 * @param sequence of the newest config that was believed, or {@link #NO_CONFIG}
 * @param former addresses of earlier configs, tried only when none of the candidates answers
 * @param lastGood the address that was used last
 */
public record Memory(
        String fingerprint,
        @Nullable String instance,
        @Nullable String publicKey,
        long sequence,
        List<Candidate> candidates,
        List<Candidate> former,
        @Nullable String lastGood) {

    public static final long NO_CONFIG = -1;

    static final int MOST_CANDIDATES = 16;
    static final int MOST_FORMER = 8;

    public Memory {
        candidates = List.copyOf(candidates);
        former = List.copyOf(former);
    }

    /** After a pairing, which tells the key's fingerprint and some addresses; texts that are none are passed over. */
    public static Memory paired(String fingerprint, List<String> urls) {
        List<Candidate> candidates = new ArrayList<>();
        for (String url : urls) {
            Candidate.byAddress(url)
                    .filter(candidate -> !listed(candidates, candidate.url()))
                    .filter(candidate -> candidates.size() < MOST_CANDIDATES)
                    .ifPresent(candidates::add);
        }
        return new Memory(fingerprint, null, null, NO_CONFIG, candidates, List.of(), null);
    }

    boolean lists(String url) {
        return listed(candidates, url);
    }

    static boolean listed(List<Candidate> candidates, String url) {
        return candidates.stream().anyMatch(candidate -> candidate.url().equals(url));
    }

    Memory identified(String byInstance, String byKey) {
        return new Memory(fingerprint, byInstance, byKey, sequence, candidates, former, lastGood);
    }

    Memory used(String url) {
        return new Memory(fingerprint, instance, publicKey, sequence, candidates, former, url);
    }

    Memory replaced(long bySequence, List<Candidate> byCandidates, List<Candidate> nowFormer) {
        return new Memory(fingerprint, instance, publicKey, bySequence, byCandidates, nowFormer, lastGood);
    }
}
