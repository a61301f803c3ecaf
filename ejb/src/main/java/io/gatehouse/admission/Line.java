package io.gatehouse.admission;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Who waits at the turnstile, first come, first served. */
final class Line<T> {

    private final int most;
    private final int many;
    private final Duration patience;
    private final Queue<T> waiting = new ArrayDeque<>();
    private final Lock lock = new ReentrantLock();
    private final Condition someWait = lock.newCondition();
    private final Condition manyWait = lock.newCondition();
    private long taken;
    private boolean closed;

    /**
     * Of so many at most.
     *
     * @param many from how many on a second writer is worth while
     * @param patience after which it comes for fewer too, when nobody else has come for them
     */
    Line(int most, int many, Duration patience) {
        this.most = most;
        this.many = many;
        this.patience = patience;
    }

    /** Whether there was room. */
    boolean join(T one) {
        lock.lock();
        try {
            if (closed || waiting.size() >= most) {
                return false;
            }
            waiting.add(one);
            someWait.signal();
            if (waiting.size() >= many) {
                manyWait.signal();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** All who wait, up to so many, as soon as anybody does. */
    List<T> takeSome(int atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty()) {
                someWait.await();
            }
            return first(atMost);
        } finally {
            lock.unlock();
        }
    }

    /** The same, once many do; or fewer whom nobody takes, for the other writer may be held up. */
    List<T> takeMany(int atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            boolean heldUp = false;
            while (waiting.size() < many && !heldUp) {
                long before = taken;
                boolean inTime = manyWait.await(patience.toNanos(), TimeUnit.NANOSECONDS);
                heldUp = !inTime && taken == before && !waiting.isEmpty();
            }
            return first(atMost);
        } finally {
            lock.unlock();
        }
    }

    /** All who wait, without waiting for any; nobody can join any more. */
    List<T> close() {
        lock.lock();
        try {
            closed = true;
            return first(waiting.size());
        } finally {
            lock.unlock();
        }
    }

    private List<T> first(int atMost) {
        List<T> first = new ArrayList<>();
        while (first.size() < atMost && !waiting.isEmpty()) {
            first.add(waiting.remove());
        }
        taken += first.size();
        return first;
    }
}
