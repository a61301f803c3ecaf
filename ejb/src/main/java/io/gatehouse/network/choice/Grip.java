package io.gatehouse.network.choice;

/** How firmly we hold the address in use: one failure makes us look, several in a row let go. */
final class Grip {

    private static final long LONG_AGO = Long.MIN_VALUE / 2;

    private int misses;
    private int failedUses;
    private int recoveries;
    private long recoveredAt = LONG_AGO;
    private long provenAt = LONG_AGO;
    private boolean unsure;
    private long lookAt = Pace.NEVER;

    void useWorked(long now) {
        failedUses = 0;
        if (!unsure) {
            recovered(now);
        }
    }

    /** Whether somebody else answered a real request, and it must prove itself again before it gets another. */
    boolean isUnsure() {
        return unsure;
    }

    /** True when it is lost: it answers when asked who it is, but real requests never come through. */
    boolean useFailed(long now, boolean somebodyElse) {
        failedUses++;
        unsure |= somebodyElse;
        if (lookAt == Pace.NEVER) {
            misses = Math.max(misses, 1);
            lookAt = Math.max(now, provenAt + Pace.CONFIRM_GAP);
        }
        return failedUses >= Pace.FAILED_USES;
    }

    void answered(long now) {
        unsure = false;
        provenAt = now;
        recovered(now);
    }

    /** True when it is lost. */
    boolean missed(long now) {
        misses++;
        lookAt = now + Pace.CONFIRM_AGAIN;
        return misses >= Pace.MISSES;
    }

    /** Whether it fails and recovers by turns. */
    boolean isShaky(long now) {
        return recoveries >= Pace.RECOVERIES && now - recoveredAt <= Pace.SHAKY;
    }

    long lookAt() {
        return lookAt;
    }

    private void recovered(long now) {
        if (misses > 0) {
            recoveries = now - recoveredAt <= Pace.SHAKY ? recoveries + 1 : 1;
            recoveredAt = now;
        }
        misses = 0;
        lookAt = Pace.NEVER;
    }
}
