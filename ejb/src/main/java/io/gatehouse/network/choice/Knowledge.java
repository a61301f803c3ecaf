package io.gatehouse.network.choice;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of the site, and by what an answer is believed. */
final class Knowledge {

    private static final int FINGERPRINT_BYTES = 16;
    private static final int KEY_BYTES = 32;
    private static final int SIGNATURE_BYTES = 64;

    private final Notary notary;
    private final List<Effect> effects;
    private Memory memory;

    Knowledge(Memory memory, Notary notary, List<Effect> effects) {
        this.memory = memory;
        this.notary = notary;
        this.effects = effects;
    }

    Memory memory() {
        return memory;
    }

    /** What is wrong with an answer to a dial; empty when it is our site's, and then its key is known from now on. */
    Optional<Explanation> flaw(Line line, Identity answer) {
        boolean namesUs = answer.instance().equals(memory.instance());
        if (memory.instance() != null && !namesUs) {
            return Optional.of(Explanation.OTHER_INSTALLATION);
        }
        if (!isPinned(answer.publicKey())) {
            return Optional.of(namesUs ? Explanation.UNPROVEN : Explanation.OTHER_INSTALLATION);
        }
        String said = SignedText.identity(answer.instance(), answer.nonce(), answer.origin());
        boolean proven = answer.nonce().equals(line.nonce())
                && answer.origin().equals(line.candidate().url())
                && isSigned(answer.publicKey(), said, answer.signature());
        if (!proven) {
            return Optional.of(Explanation.UNPROVEN);
        }
        if (!namesUs || memory.publicKey() == null) {
            remember(memory.identified(answer.instance(), answer.publicKey()));
        }
        return Optional.empty();
    }

    void used(Candidate candidate) {
        if (!candidate.url().equals(memory.lastGood())) {
            remember(memory.used(candidate.url()));
        }
    }

    /** Whether a config was believed; it is taken as a whole or not at all. */
    boolean learn(SignedConfig config) {
        if (!config.instance().equals(memory.instance()) || config.sequence() <= memory.sequence()) {
            return false;
        }
        List<Candidate> told = new ArrayList<>();
        boolean readable = config.publicUrl() == null || add(told, Candidate.byAddress(config.publicUrl()));
        for (String url : config.localUrls()) {
            readable &= add(told, Candidate.local(url));
        }
        if (!readable || !isSigned(memory.publicKey(), config.signedText(), config.signature())) {
            return false;
        }
        remember(memory.replaced(config.sequence(), told, former(told)));
        return true;
    }

    private static boolean add(List<Candidate> told, Optional<Candidate> candidate) {
        candidate
                .filter(one -> !Memory.listed(told, one.url()))
                .filter(one -> told.size() < Memory.MOST_CANDIDATES)
                .ifPresent(told::add);
        return candidate.isPresent();
    }

    private List<Candidate> former(List<Candidate> told) {
        List<Candidate> former = new ArrayList<>();
        List<Candidate> earlier = new ArrayList<>(memory.candidates());
        earlier.addAll(memory.former());
        for (Candidate candidate : earlier) {
            boolean known = Memory.listed(told, candidate.url()) || Memory.listed(former, candidate.url());
            if (!known && former.size() < Memory.MOST_FORMER) {
                former.add(candidate);
            }
        }
        return former;
    }

    private boolean isPinned(String publicKey) {
        return key(publicKey)
                .map(key ->
                        Base64Url.write(notary.sha256(key), FINGERPRINT_BYTES).equals(memory.fingerprint()))
                .orElse(false);
    }

    private boolean isSigned(@Nullable String publicKey, String text, String signature) {
        Optional<byte[]> key = publicKey == null ? Optional.empty() : key(publicKey);
        Optional<byte[]> signed = Base64Url.read(signature).filter(bytes -> bytes.length == SIGNATURE_BYTES);
        return key.isPresent()
                && signed.isPresent()
                && notary.holds(key.get(), text.getBytes(StandardCharsets.UTF_8), signed.get());
    }

    private static Optional<byte[]> key(String text) {
        return Base64Url.read(text).filter(bytes -> bytes.length == KEY_BYTES);
    }

    private void remember(Memory changed) {
        memory = changed;
        effects.add(new Effect.Remember(memory));
    }
}
