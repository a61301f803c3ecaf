package io.gatehouse.network.choice;

import java.util.Random;

/** An address of the simulated network, and how it behaves. */
final class Place {

    /** What comes of a request: who got it, and when the answer is here; nobody and never, if it was lost. */
    record Reply(Who who, long delay) {}

    final String url;
    final int delay;
    final int spread;
    Who who;
    int lossPercent;

    /** How many were asked, of which every other is lost; several places may share a count. */
    int[] alternation = {};

    /** Since when it answers each request; or that it doesn't. */
    long soundSince;

    Place(String url, int delay, int spread, Who who) {
        this.who = who;
        this.url = url;
        this.delay = delay;
        this.spread = spread;
    }

    Reply ask(Random random) {
        long took = (long) delay + random.nextInt(spread + 1);
        boolean lost = random.nextInt(100) < lossPercent;
        if (alternation.length > 0) {
            lost |= alternation[0]++ % 2 == 1;
        }
        return lost ? new Reply(Who.NOBODY, took) : new Reply(who, took);
    }

    void becomes(Who now, long time) {
        who = now;
        soundSince = isSound() ? time : Long.MAX_VALUE;
    }

    boolean isSound() {
        return who == Who.HOME && lossPercent == 0 && alternation.length == 0;
    }

    boolean isLan() {
        return !url.startsWith("https://gate");
    }
}
