package io.gatehouse.network.choice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why addresses aren't used, guessed from what little a browser tells. */
final class Reasons {

    private final Page page;
    private final List<Effect> effects;
    private final Map<String, Explanation> known = new LinkedHashMap<>();

    /** What the device itself seems to have refused when it was dialled last. */
    private final Map<String, Address> refusedAtOnce = new LinkedHashMap<>();

    /** What was ours when it was dialled last. */
    private final Map<String, Address> good = new LinkedHashMap<>();

    Reasons(Page page, List<Effect> effects) {
        this.page = page;
        this.effects = effects;
    }

    Map<String, Explanation> known() {
        return Map.copyOf(known);
    }

    void explain(Candidate candidate, Explanation why) {
        good.remove(candidate.url());
        if (known.put(candidate.url(), why) != why) {
            effects.add(new Effect.Explain(candidate.url(), why));
        }
    }

    void answered(Candidate candidate, List<Candidate> field) {
        known.remove(candidate.url());
        refusedAtOnce.remove(candidate.url());
        good.put(candidate.url(), candidate.address());
        field.stream().filter(this::isOnlyDistrusted).forEach(one -> explain(one, Explanation.UNTRUSTED_CERTIFICATE));
    }

    void failed(Candidate candidate, Failure why, long after, List<Candidate> field) {
        boolean atOnce = why == Failure.UNREACHABLE && after <= Pace.AT_ONCE;
        if (!atOnce) {
            refusedAtOnce.remove(candidate.url());
            explain(candidate, explanation(candidate, why));
            return;
        }
        refusedAtOnce.put(candidate.url(), candidate.address());
        if (isOnlyDistrusted(candidate)) {
            explain(candidate, Explanation.UNTRUSTED_CERTIFICATE);
        } else if (!isKeptOut(field)) {
            explain(candidate, explanation(candidate, why));
        } else {
            near(field).forEach(one -> explain(one, Explanation.LOCAL_NETWORK_PERMISSION));
        }
    }

    /** What was seen in another network says nothing here. */
    void forget() {
        known.clear();
        refusedAtOnce.clear();
        good.clear();
    }

    /** Whether a browser seems to keep this page out of the local network: all in it fails before it can have been asked. */
    private boolean isKeptOut(List<Candidate> field) {
        return page.isPublic() && near(field).stream().allMatch(one -> refusedAtOnce.containsKey(one.url()));
    }

    private static List<Candidate> near(List<Candidate> field) {
        return field.stream().filter(one -> one.address().isPrivate()).toList();
    }

    /** Whether the same host answers over plain HTTP, so that only its certificate can be the matter. */
    private boolean isOnlyDistrusted(Candidate candidate) {
        @Nullable Address refused = refusedAtOnce.get(candidate.url());
        return refused != null
                && refused.secure()
                && good.values().stream()
                        .anyMatch(address -> !address.secure() && address.host().equals(refused.host()));
    }

    private static Explanation explanation(Candidate candidate, Failure why) {
        return switch (why) {
            case UNREACHABLE, TIMED_OUT -> Explanation.UNREACHABLE;
            case MISDIRECTED -> Explanation.MISDIRECTED;
            case BUSY -> Explanation.BUSY;
            case FOREIGN, REDIRECTED -> {
                boolean tunnel =
                        candidate.way() == Way.TUNNEL && candidate.address().secure();
                yield tunnel ? Explanation.TUNNEL_DOWN : Explanation.CAPTIVE_PORTAL;
            }
        };
    }
}
