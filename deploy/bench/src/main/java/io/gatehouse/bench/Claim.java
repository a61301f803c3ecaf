package io.gatehouse.bench;

/** One figure beside what is wanted of it. */
record Claim(String what, double measured, double wanted, boolean atLeast) {

    static Claim atLeast(double wanted, String what, double measured) {
        return new Claim(what, measured, wanted, true);
    }

    static Claim atMost(double wanted, String what, double measured) {
        return new Claim(what, measured, wanted, false);
    }

    /** What must not have happened at all. */
    static Claim none(String what, long count) {
        return new Claim(what, (double) count, 0, false);
    }

    boolean met() {
        return atLeast ? measured >= wanted : measured <= wanted;
    }

    @Override
    public String toString() {
        return String.format(
                "%s: %.2f (wanted: at %s %.2f) %s",
                what, measured, atLeast ? "least" : "most", wanted, met() ? "met" : "NOT MET");
    }
}
