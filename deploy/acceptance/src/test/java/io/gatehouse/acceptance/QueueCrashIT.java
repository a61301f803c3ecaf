package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Killed without warning while guests join and hosts call, a line keeps every number and every call that it gave. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueueCrashIT {
    private static final int GUESTS = 8;
    private static final int HOSTS = 4;
    private static final int ENOUGH = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Product product = Product.start("queue-crash", "acceptance-Admin-7391");
    private final AutoCloseable ours = Gatehouse.insteadOf(product);
    /** What was answered: the number of each device, and whom each key has called. */
    private final Map<String, Integer> joined = new ConcurrentHashMap<>();

    private final Map<String, Integer> called = new ConcurrentHashMap<>();
    private final AtomicInteger keys = new AtomicInteger();

    @AfterAll
    void stop() throws Exception {
        product.close();
        ours.close();
    }

    @Test
    @Timeout(240)
    void whatWasAnsweredHoldsAndWhatWasNotIsAskedAgain() throws Exception {
        var queue = Queue.create(Map.of("counters", HOSTS));
        List<String> devices =
                IntStream.range(0, 2_000).mapToObj(n -> Queue.device()).toList();
        var turns = new AtomicInteger();
        List<Future<Optional<String>>> work = new ArrayList<>();
        var threads = Executors.newFixedThreadPool(GUESTS + HOSTS);
        for (int i = 0; i < GUESTS; i++) {
            work.add(threads.submit(() -> joinUntilItDies(queue, devices, turns)));
        }
        for (int i = 0; i < HOSTS; i++) {
            work.add(threads.submit(() -> callUntilItDies(queue)));
        }
        await("guests in line and called")
                .atMost(PATIENCE)
                .until(() -> joined.size() > 2 * ENOUGH && called.size() > ENOUGH);

        product.kill();
        List<String> cutShort = ended(work);
        threads.shutdownNow();
        product.startAgain();

        assertThat(cutShort).isNotEmpty();
        cutShort.forEach(one -> askAgain(queue, one));
        everythingStands(queue);
        nothingSecretIsInTheLog(queue);
    }

    /** The device whose join was cut short. */
    private Optional<String> joinUntilItDies(Queue queue, List<String> devices, AtomicInteger turns) {
        while (true) {
            var device = devices.get(turns.getAndIncrement());
            var answer = Api.anyone().tryPost(queue.path("/places"), Map.of("deviceToken", device));
            if (answer.isEmpty()) {
                return Optional.of(device);
            }
            joined.put(device, answer.get().expect(201).number("number"));
        }
    }

    /** The key whose call was cut short. */
    private Optional<String> callUntilItDies(Queue queue) {
        while (true) {
            var key = "key " + keys.incrementAndGet();
            var answer = queue.host().tryPost(queue.path("/next"), Map.of("key", key));
            if (answer.isEmpty()) {
                return Optional.of(key);
            }
            if (answer.get().status() == 200) {
                called.put(key, answer.get().number("number"));
            }
        }
    }

    private void askAgain(Queue queue, String cutShort) {
        if (cutShort.startsWith("key ")) {
            var answer = queue.next(cutShort);
            if (answer.status() == 200) {
                called.put(cutShort, answer.number("number"));
            }
        } else {
            joined.put(cutShort, queue.join(cutShort).expectSuccess().number("number"));
        }
    }

    private void everythingStands(Queue queue) {
        joined.forEach((device, number) ->
                assertThat(queue.join(device).expect(200).number("number")).isEqualTo(number));
        called.forEach((key, number) ->
                assertThat(queue.next(key).expect(200).number("number")).isEqualTo(number));
        assertThat(joined.values())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, joined.size()).boxed().toList());
        assertThat(called.values())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, called.size()).boxed().toList());
        queue.figures("waiting", joined.size() - called.size(), "nowServing", called.size());
    }

    private void nothingSecretIsInTheLog(Queue queue) throws IOException {
        var log = Files.readString(product.data().resolve("log/gatehouse.0.log"), StandardCharsets.UTF_8);

        assertThat(log).isNotEmpty().doesNotContain(queue.hostToken(), "ghh_");
        assertThat(joined.keySet()).noneMatch(log::contains);
    }

    private static List<String> ended(List<Future<Optional<String>>> work) throws Exception {
        List<String> cutShort = new ArrayList<>();
        try {
            for (var one : work) {
                one.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).ifPresent(cutShort::add);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("Somebody's work failed", e);
        }
        return cutShort;
    }
}
