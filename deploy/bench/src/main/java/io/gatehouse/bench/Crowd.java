package io.gatehouse.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Guests who come one after another, each to a checkpoint where he or she has not been: every scan admits. When all
 * guests have been at one checkpoint they go on to the next. They come in an order that has nothing to do with the one
 * in which their tickets were made.
 */
final class Crowd {

    private static final double GOLDEN = 0.6180339887;

    private final Venue venue;
    private final int tickets;
    private final long step;
    private final AtomicLong next = new AtomicLong();
    private volatile List<String> checkpoints = List.of();

    Crowd(Venue venue, int tickets) {
        this.venue = venue;
        this.tickets = tickets;
        this.step = coprimeNear((long) (tickets * GOLDEN), tickets);
    }

    /** Makes sure that so many more scans find a checkpoint, for none is made while somebody measures. */
    void reserve(long scans) {
        long last = (next.get() + scans) / tickets;
        var more = new ArrayList<>(checkpoints);
        while (more.size() <= last) {
            more.add(venue.checkpoint());
        }
        checkpoints = List.copyOf(more);
    }

    Scan next() {
        long i = next.getAndIncrement();
        return Scan.of(checkpoints.get((int) (i / tickets)), code(i));
    }

    /** The next checkpoint where nobody has been, for who counts guests by himself. */
    String untouched() {
        next.updateAndGet(i -> (i + tickets - 1) / tickets * tickets);
        reserve(1);
        return checkpoints.get((int) (next.getAndAdd(tickets) / tickets));
    }

    String code(long i) {
        return Tickets.code(i % tickets * step % tickets);
    }

    int tickets() {
        return tickets;
    }

    long step() {
        return step;
    }

    private static long coprimeNear(long wanted, long to) {
        long candidate = Math.max(1, wanted);
        while (gcd(candidate, to) != 1) {
            candidate++;
        }
        return candidate;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
