package io.gatehouse.admission;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Who waits at the turnstile, first come, first served. */
final class Line<T> {

    private final int most;
    private final int many;
    private final Queue<T> waiting = new ArrayDeque<>();
    private final Lock lock = new ReentrantLock();
    private final Condition someWait = lock.newCondition();
    private final Condition manyWait = lock.newCondition();

    /**
     * Of so many at most.
     *
     * @param many from how many on a second writer is worth while
     */
    Line(int most, int many) {
        this.most = most;
        this.many = many;
    }

    /** Whether there was room. */
    boolean join(T one) {
        lock.lock();
        try {
            if (waiting.size() >= most) {
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
        return take(someWait, 1, atMost);
    }

    /** The same, once many do. */
    List<T> takeMany(int atMost) throws InterruptedException {
        return take(manyWait, many, atMost);
    }

    /** All who wait, without waiting for any. */
    List<T> sendAway() {
        lock.lock();
        try {
            return first(waiting.size());
        } finally {
            lock.unlock();
        }
    }

    private List<T> take(Condition enough, int least, int atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.size() < least) {
                enough.await();
            }
            return first(atMost);
        } finally {
            lock.unlock();
        }
    }

    private List<T> first(int atMost) {
        List<T> taken = new ArrayList<>();
        while (taken.size() < atMost && !waiting.isEmpty()) {
            taken.add(waiting.remove());
        }
        return taken;
    }
}
