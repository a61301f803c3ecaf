package io.gatehouse.discovery.sweep;

/**
 * What the kernel thinks of a neighbour.
 *
 * @param state REACHABLE, STALE, DELAY, PROBE, FAILED, INCOMPLETE and others
 * @param confirmed whole seconds since it last had proof
 * @param updated whole seconds since this state or the hardware address changed
 */
record KernelState(String state, long confirmed, long updated) {

    /**
     * Whether the host answered a question of the kernel's own within the last so many seconds. An answer changes the state
     * and is proof at the same moment. A proof without a change is what other traffic of this machine gave, and that one the
     * kernel may note late: with the next packet that it sends, when the host is perhaps gone.
     */
    boolean answeredWithin(double seconds) {
        return state.equals("REACHABLE") && confirmed == updated && confirmed + 1 <= seconds;
    }

    boolean failed() {
        return state.equals("FAILED");
    }

    /** Whether a packet would make the kernel ask. */
    boolean wouldAsk() {
        return state.equals("STALE");
    }
}
