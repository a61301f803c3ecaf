package io.gatehouse.admission;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the policy says.
 *
 * @param overridden what would have refused it, had it not been forced
 */
record Ruling(Verdict verdict, @Nullable Reason reason, Set<Reason> overridden) {

    static Ruling refused(Reason reason) {
        return new Ruling(Verdict.REFUSED, reason, Set.of());
    }

    boolean forced() {
        return !overridden.isEmpty();
    }

    boolean concerns(Reason asked) {
        return reason == asked || overridden.contains(asked);
    }
}
