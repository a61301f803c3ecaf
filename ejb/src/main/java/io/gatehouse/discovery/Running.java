package io.gatehouse.discovery;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A sweep that runs here: how far it is, told at most four times a second, and whether it is to be given up. */
final class Running {

    private static final Duration BETWEEN = Duration.ofMillis(250);
    private static final int TENTH = 10;

    private final long seq;
    private final DiscoverySettings settings;
    private final Consumer<SweepNews> news;
    private volatile int done;
    private volatile int total;
    private long toldAt;
    private volatile @Nullable Thread thread;
    private volatile @Nullable String givenUp;
    private volatile boolean hurried;
    private volatile boolean awaited;
    private boolean asked;
    private boolean over;
    private @Nullable String next;

    Running(long seq, DiscoverySettings settings, Consumer<SweepNews> news) {
        this.seq = seq;
        this.settings = settings;
        this.news = news;
    }

    long seq() {
        return seq;
    }

    /** What it was begun with. */
    DiscoverySettings settings() {
        return settings;
    }

    int done() {
        return done;
    }

    int total() {
        return total;
    }

    /** The first that is told of it, before anything is sent. */
    void begins(int all) {
        done = 0;
        total = all;
        tell();
    }

    /** Called by the sweep itself. Shortly before the end nothing is told: it would only be in the way of the result. */
    void report(int doneNow, int totalNow) {
        done = doneNow;
        total = totalNow;
        boolean nearlyOver = doneNow >= totalNow - totalNow / TENTH;
        if (!nearlyOver && System.nanoTime() - toldAt >= BETWEEN.toNanos()) {
            tell();
        }
    }

    private void tell() {
        toldAt = System.nanoTime();
        news.accept(SweepNews.progress(seq, done, total));
    }

    /** All addresses have been asked; what follows is waiting. */
    synchronized void asked() {
        asked = true;
    }

    /**
     * Somebody wants to see what is there now. While addresses are still being asked they will; later it ends soon, and another
     * is to follow.
     *
     * @return false if it is over
     */
    synchronized boolean join(String by) {
        if (over) {
            return false;
        }
        awaited = true;
        if (asked) {
            hurried = true;
            next = next == null ? by : next;
        }
        return true;
    }

    /** Waits no longer than it must: the next is due. */
    void hurry() {
        hurried = true;
    }

    boolean hurried() {
        return hurried;
    }

    /** Whether a person waits for it. */
    boolean awaited() {
        return awaited;
    }

    /** Nobody can join it any more; who wants another at once, if anybody does. */
    synchronized Optional<String> end() {
        over = true;
        return Optional.ofNullable(next);
    }

    synchronized void runsOn(@Nullable Thread present) {
        thread = present;
        if (present == null) {
            // what came too late must not disturb the next
            boolean unused = Thread.interrupted();
        } else if (givenUp != null) {
            present.interrupt();
        }
    }

    synchronized void giveUp(String reason) {
        givenUp = reason;
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    /** Why it was given up, if it was. */
    @Nullable
    String givenUp() {
        return givenUp;
    }
}
