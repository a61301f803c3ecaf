package io.gatehouse.network.choice;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The choice with a real clock and real HTTP: one thread hands it one signal after another. The clock runs in slow motion, so that
 * a busy machine doesn't take a head start for its own.
 */
final class Driver implements AutoCloseable {

    static final int SLOWER = 4;

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final long NANOS_A_MILLI = 1_000_000L * SLOWER;

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final Map<Long, CompletableFuture<?>> dials = new ConcurrentHashMap<>();
    private final Choice choice;
    private final long start = System.nanoTime();

    Driver(Memory memory) {
        choice = new Choice(memory, Page.NONE, Site.NOTARY, new Randomly(new Random()));
    }

    void give(Signal signal) {
        thread.execute(() -> choice.take(now(), signal).forEach(this::carryOut));
    }

    String used() {
        return ask(() -> choice.chosen().map(Candidate::url).orElse("none"));
    }

    Map<String, Explanation> explanations() {
        return ask(choice::explanations);
    }

    boolean mayBearToken(String url) {
        return ask(() -> choice.mayBearToken(now(), url));
    }

    @Override
    public void close() {
        thread.shutdownNow();
        dials.values().forEach(dial -> dial.cancel(true));
    }

    private <T> T ask(Callable<T> question) {
        try {
            return thread.submit(question).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private long now() {
        return (System.nanoTime() - start) / NANOS_A_MILLI;
    }

    private void carryOut(Effect effect) {
        if (effect instanceof Effect.Dial dial) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(dial.identityUrl()))
                    .timeout(LONG)
                    .build();
            CompletableFuture<HttpResponse<String>> answer =
                    http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
            dials.put(dial.dial(), answer);
            CompletableFuture<?> unused = answer.whenComplete((response, failure) -> {
                dials.remove(dial.dial());
                give(failure == null ? signal(dial.dial(), response) : unreachable(dial.dial()));
            });
        } else if (effect instanceof Effect.Abort abort) {
            CompletableFuture<?> dial = dials.remove(abort.dial());
            if (dial != null) {
                dial.cancel(true);
            }
        } else if (effect instanceof Effect.WakeAt wake) {
            ScheduledFuture<?> unused = thread.schedule(
                    () -> choice.take(now(), new Signal.Reached()).forEach(this::carryOut),
                    Math.max(0, wake.at() - now()) * SLOWER,
                    TimeUnit.MILLISECONDS);
        }
    }

    private static Signal unreachable(long dial) {
        return new Signal.Failed(dial, Failure.UNREACHABLE);
    }

    private static Signal signal(long dial, HttpResponse<String> response) {
        if (response.statusCode() / 100 == 3) {
            return new Signal.Failed(dial, Failure.REDIRECTED);
        }
        if (response.statusCode() != 200) {
            return new Signal.Failed(dial, Failure.FOREIGN);
        }
        try (var reader = Json.createReader(new StringReader(response.body()))) {
            JsonObject told = reader.readObject();
            List<String> fields = List.of("instance", "publicKey", "nonce", "origin", "signature").stream()
                    .map(told::getString)
                    .toList();
            return new Signal.Answered(
                    dial, new Identity(fields.get(0), fields.get(1), fields.get(2), fields.get(3), fields.get(4)));
        } catch (JsonException | ClassCastException | NullPointerException e) {
            return new Signal.Failed(dial, Failure.FOREIGN);
        }
    }
}
