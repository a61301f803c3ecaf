package io.gatehouse.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Calls that begin at the same moment, each in a thread of its own. */
final class Together {
    private Together() {}

    static <T> List<T> call(int times, IntFunction<T> call) {
        var threads = Executors.newFixedThreadPool(times);
        try {
            var start = new CyclicBarrier(times);
            List<Future<T>> calls = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                var n = i;
                calls.add(threads.submit(() -> {
                    start.await();
                    return call.apply(n);
                }));
            }
            List<T> results = new ArrayList<>();
            for (var running : calls) {
                results.add(running.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError("One of " + times + " parallel calls failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
