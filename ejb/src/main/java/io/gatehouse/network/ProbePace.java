package io.gatehouse.network;

import java.time.Duration;

/** How often the way from outside is tried: what goes through a tunnel is counted by who lends it. */
final class ProbePace {

    /** Where nobody looks, so many polls ask the agent alone before one goes all the way. */
    private static final int SELDOM = 10;

    private static final Duration WATCHED = Duration.ofMinutes(10);
    private static final Duration STARTING = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(3);

    private final Duration poll;
    private final boolean counted;

    ProbePace(Duration poll, boolean counted) {
        this.poll = poll;
        this.counted = counted;
    }

    /** @param since how many polls ago the last one went all the way */
    boolean goesAllTheWay(TunnelHealth health, int since, Duration sinceUse, Duration running) {
        return !counted
                || health.inDoubt()
                || since >= SELDOM
                || sinceUse.compareTo(WATCHED) < 0
                || isStarting(health, running);
    }

    /** A server that has just begun to listen finds its tunnel soon. */
    Duration pause(TunnelHealth health, Duration running) {
        return isStarting(health, running) && SOON.compareTo(poll) < 0 ? SOON : poll;
    }

    private static boolean isStarting(TunnelHealth health, Duration running) {
        return !health.known() && running.compareTo(STARTING) < 0;
    }
}
