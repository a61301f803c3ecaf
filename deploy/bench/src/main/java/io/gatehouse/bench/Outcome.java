package io.gatehouse.bench;

/** What a connection knows after it has heard some bytes. */
enum Outcome {
    /** The answer isn't complete. */
    MORE,
    /** A complete answer, and the expected one. */
    GOOD,
    /** A complete answer that was not expected: a refusal, a problem, an overload. */
    BAD
}
