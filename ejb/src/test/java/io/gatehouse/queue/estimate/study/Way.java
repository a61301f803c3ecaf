package io.gatehouse.queue.estimate.study;

/** A way to tell how long somebody will wait. */
enum Way {
    OURS("ours"),
    /** The difference of the numbers times a moving average. */
    SEED("seed"),
    /** Those ahead times the true mean service by the counters that are truly open: what nobody can know. */
    QUEUE_LENGTH("QL"),
    /** As long as the first in line has waited. */
    HEAD_OF_LINE("HOL"),
    /** As long as the one who was called last has waited. */
    LAST_SERVED("LES");

    final String label;

    Way(String label) {
        this.label = label;
    }
}
