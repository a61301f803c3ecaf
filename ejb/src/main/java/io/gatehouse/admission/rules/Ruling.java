package io.gatehouse.admission.rules;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the policy says.
 *
 * @param overridden what would have refused it, had it not been forced
 */
public record Ruling(Verdict verdict, @Nullable Reason reason, Set<Reason> overridden) {

    public static Ruling refused(Reason reason) {
        return new Ruling(Verdict.REFUSED, reason, Set.of());
    }

    public boolean forced() {
        return !overridden.isEmpty();
    }

    /** Forced past another rule than the number of entries. */
    public boolean outside() {
        return overridden.stream().anyMatch(reason -> reason != Reason.ALREADY_ADMITTED);
    }

    public boolean concerns(Reason asked) {
        return reason == asked || overridden.contains(asked);
    }
}
