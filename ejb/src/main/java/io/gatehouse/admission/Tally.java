package io.gatehouse.admission;

/** What the scans of a ticket at a checkpoint add up to. */
record Tally(int used, int inside, int entries, int exits) {

    static final Tally NOTHING = new Tally(0, 0, 0, 0);

    Tally entered() {
        return new Tally(used + 1, inside + 1, entries + 1, exits);
    }

    /** Leaving gives the entry back where re-entry is allowed; who was never seen to come in may leave all the same. */
    Tally left(boolean reentry) {
        return new Tally(reentry ? Math.max(0, used - 1) : used, Math.max(0, inside - 1), entries, exits + 1);
    }
}
