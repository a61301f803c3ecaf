package io.gatehouse.network.choice;

/** A dial under way. */
record Line(long number, Candidate candidate, Purpose purpose, String nonce, long since, long deadline) {

    enum Purpose {
        /** To find an address to use. */
        RACE,
        /** To see whether the one in use still is what it was. */
        CONFIRM,
        /** To see whether a better one is back. */
        PROBE
    }
}
