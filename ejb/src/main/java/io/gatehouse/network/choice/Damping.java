package io.gatehouse.network.choice;

/**
 * How unreliable the LAN proved lately, in points that fade by half in ten minutes. The first plain loss costs nothing; when it
 * is lost again soon, or answers by fits and starts, it must be healthy without a break for longer before it is used again. It
 * is one for all LAN addresses, since what fails is mostly what they share: the way there.
 */
final class Damping {

    private static final int LOSS = 1_000;
    private static final int RELAPSE = 100;
    private static final int MOST = 4_000;

    private static final int FORGIVEN = 700;
    private static final int DOUBTFUL = 1_400;
    private static final int BAD = 2_400;
    private static final long HOLD_DOUBTFUL = 180_000;
    private static final long HOLD_BAD = 900_000;

    /** Fourteen fifteenths are left after each minute: half after ten. */
    private static final long STEP = 60_000;

    private static final int FADES = 15;
    private static final int ALL_FADED = 120;

    private int points;
    private long hold;
    private long fadedAt;

    /**
     * An address was in use, and was lost.
     *
     * @param shaky it wasn't simply gone, but answered by fits and starts before
     */
    void lost(long now, boolean shaky) {
        add(shaky ? BAD : LOSS, now);
    }

    /** One of its addresses was healthy again, and failed again, while the tunnel was in use. */
    void relapsed(long now) {
        add(RELAPSE, now);
    }

    /** For how long it must be healthy before it is used again; it stays so until most is forgiven. */
    long hold(long now) {
        fade(now);
        if (points < FORGIVEN) {
            hold = 0;
        }
        return hold;
    }

    private void add(int more, long now) {
        fade(now);
        points = Math.min(MOST, points + more);
        if (points >= BAD) {
            hold = HOLD_BAD;
        } else if (points >= DOUBTFUL) {
            hold = Math.max(hold, HOLD_DOUBTFUL);
        }
    }

    private void fade(long now) {
        long steps = (now - fadedAt) / STEP;
        for (long i = 0; i < Math.min(steps, ALL_FADED); i++) {
            points -= points / FADES;
        }
        if (steps >= ALL_FADED) {
            points = 0;
        }
        fadedAt += steps * STEP;
    }
}
