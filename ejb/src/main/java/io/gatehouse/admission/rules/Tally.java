package io.gatehouse.admission.rules;

/**
 * What the scans of a ticket at a checkpoint add up to, as far as they were looked at.
 *
 * @param used how many entries of the rule are used up
 * @param slots how many of them hold a numbered slot: forced ones don't
 */
public record Tally(int used, int inside, int entries, int exits, int slots) {

    public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0);

    /** The tally after a passage, and what the passage came to. */
    public record Step(Tally after, Effect effect) {}

    /** The one rule by which effects follow, whether a scan is the newest or comes late: see the contract, "Verdict and effect". */
    public Step take(Passage passage) {
        return switch (passage.decided()) {
            case ANNULLED -> new Step(this, Effect.ANNULLED);
            case SET_ASIDE -> new Step(this, Effect.NONE);
            case COUNTED -> new Step(entered(false), Effect.COUNTS);
            case OPEN ->
                passage.direction() == Direction.EXIT
                        ? new Step(left(passage.reentry()), Effect.COUNTS)
                        : entry(passage);
        };
    }

    private Step entry(Passage passage) {
        return switch (passage.kind()) {
            case DISPUTED -> new Step(this, Effect.CONFLICT);
            case OUTSIDE -> new Step(entered(false), Effect.COUNTS);
            case ORDINARY -> {
                if (used < passage.allowed()) {
                    yield new Step(entered(true), Effect.COUNTS);
                }
                yield passage.forceAsked() ? new Step(entered(false), Effect.COUNTS) : new Step(this, Effect.CONFLICT);
            }
        };
    }

    private Tally entered(boolean slot) {
        return new Tally(used + 1, inside + 1, entries + 1, exits, slot ? slots + 1 : slots);
    }

    /** Leaving gives the entry back where re-entry is allowed; who was never seen to come in may leave all the same. */
    private Tally left(boolean reentry) {
        int usedAfter = reentry ? Math.max(0, used - 1) : used;
        return new Tally(usedAfter, Math.max(0, inside - 1), entries, exits + 1, Math.min(slots, usedAfter));
    }
}
