package io.gatehouse.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Scanners at work that never give up: a scan without an answer is sent again, the same one, until it has one. Each
 * ticket comes to three scanners, one after another or at once, so that there is something to get wrong.
 */
final class Shift {

    private static final int TIMES_SHOWN = 3;
    private static final int OK = 200;
    private static final long PAUSE_NANOS = 50_000_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Rig rig;
    private final String checkpoint;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> verdicts = new ConcurrentHashMap<>();
    private final AtomicLong shown = new AtomicLong();
    private final AtomicLong unanswered = new AtomicLong();
    private final AtomicLong replays = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean open = true;

    Shift(Rig rig) {
        this.rig = rig;
        this.checkpoint = rig.venue().checkpoint();
    }

    void begin() {
        for (var scanner : rig.scanners()) {
            var thread = new Thread(() -> scan(scanner), "scanner " + scanner.id());
            threads.add(thread);
            thread.start();
        }
    }

    /** Waits until the scanners get answers again. */
    void awaitAnswers() {
        long before = answers();
        while (answers() < before + rig.scanners().size()) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Each scanner gets the answer to its last scan, and stops. */
    void end() throws InterruptedException {
        open = false;
        for (var thread : threads) {
            thread.join();
        }
    }

    String checkpoint() {
        return checkpoint;
    }

    /** What was told of each scan. */
    Map<String, String> verdicts() {
        return verdicts;
    }

    long answers() {
        return verdicts.size();
    }

    long unanswered() {
        return unanswered.get();
    }

    long replays() {
        return replays.get();
    }

    /** How many different tickets were shown. */
    long tickets() {
        return (shown.get() + TIMES_SHOWN - 1) / TIMES_SHOWN;
    }

    private void scan(Scanner scanner) {
        while (open) {
            long ticket = shown.getAndIncrement() / TIMES_SHOWN;
            var scan = Scan.of(checkpoint, Tickets.code(ticket % rig.crowd().tickets()));
            var answer = ask(scanner, scan);
            if (answer == null) {
                unanswered.incrementAndGet();
            }
            while (answer == null) {
                LockSupport.parkNanos(PAUSE_NANOS);
                answer = ask(scanner, scan);
                if (answer != null && answer.getBoolean("replay")) {
                    replays.incrementAndGet();
                }
            }
            verdicts.put(scan.scanId(), answer.getString("verdict"));
        }
    }

    private @Nullable JsonObject ask(Scanner scanner, Scan scan) {
        var request = HttpRequest.newBuilder(rig.product().url().resolve("/api/scanner/scans"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + scanner.token())
                .POST(BodyPublishers.ofString(scan.json()))
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != OK) {
                return null;
            }
            try (var reader = Json.createReader(new StringReader(response.body()))) {
                return reader.readObject();
            }
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
