package io.gatehouse.network;

import org.jspecify.annotations.Nullable;

/**
 * Whether a tunnel works, by what was seen of it poll by poll. One failure is a doubt, two in a row are the end; after that
 * it takes two good visits in a row, except for an address that was never good before.
 *
 * @param url the address that this is about; none, as long as none was told
 * @param known whether it was ever good
 * @param fault why it is not as it should be
 */
record TunnelHealth(
        State state,
        @Nullable String url,
        boolean known,
        @Nullable String fault) {

    enum State {
        /** Never tried. */
        NEW,
        /** Its agent says that it isn't there. */
        ABSENT,
        UP,
        /** Up, but the last visit failed. */
        DOUBTED,
        DOWN,
        /** Down, but the last visit succeeded. */
        RETURNING
    }

    static final TunnelHealth UNKNOWN = new TunnelHealth(State.NEW, null, false, null);

    /** Its agent says that there is none, or isn't there to be asked. */
    TunnelHealth absent(String why) {
        return to(State.ABSENT, why);
    }

    /** There is one at that address. What was known of another says nothing of it. */
    TunnelHealth at(String address) {
        return address.equals(url) ? this : new TunnelHealth(State.NEW, address, false, null);
    }

    TunnelHealth good() {
        boolean enough = !known || state == State.UP || state == State.DOUBTED || state == State.RETURNING;
        return new TunnelHealth(enough ? State.UP : State.RETURNING, url, true, null);
    }

    TunnelHealth bad(String why) {
        return to(state == State.UP ? State.DOUBTED : State.DOWN, why);
    }

    boolean up() {
        return state == State.UP || state == State.DOUBTED;
    }

    /** Whether the next visit may change what is believed. */
    boolean inDoubt() {
        return state != State.UP && state != State.DOWN;
    }

    private TunnelHealth to(State next, String why) {
        return new TunnelHealth(next, url, known, why);
    }
}
