package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.acceptance.Ledger.Line;
import io.gatehouse.acceptance.Ledger.Place;
import io.gatehouse.acceptance.Ledger.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * Killed without warning while sixteen scanners scan, the server keeps every verdict that it gave; what it did not
 * answer is asked again with the same {@code scanId} and has one effect.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashIT {
    private static final int SCANNERS = 16;
    private static final int CRASHES = 3;
    private static final int FEWEST_ANSWERS = 40;
    private static final int MOST_ANSWERS = 200;
    private static final int TICKETS = 1_000;
    /** Every so many scans is of a guest whom other scanners scan too. */
    private static final int SHARED_EVERY = 3;

    private static final int GUESTS = 100;
    private static final int LIST = 10;
    private static final int MOST_LISTS = 100;
    private static final Rule RULE = new Rule(1, true);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final long seed = Long.getLong("gatehouse.seed", System.nanoTime());
    private final Instant dusk = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(10));
    private final Random random = new Random(seed);
    private final Product product = Product.start("crash", "acceptance-Admin-7391");
    private final AutoCloseable ours = Gatehouse.insteadOf(product);

    private Map<Scan, Answered> answered = Map.of();
    private Map<Scan, Door> unanswered = Map.of();
    private Queue<List<Scan>> lists = new ConcurrentLinkedQueue<>();
    private Queue<List<Scan>> listsCutShort = new ConcurrentLinkedQueue<>();
    private Ledger ledger = new Ledger();
    private Checkpoint gate = new Checkpoint("", "", new Event("", ""));
    private List<Door> doors = List.of();
    private Queue<Ticket> guests = new ConcurrentLinkedQueue<>();
    private List<Ticket> shared = List.of();
    private AtomicInteger turns = new AtomicInteger();

    private record Answered(Door door, Verdict verdict) {}

    @BeforeEach
    void open() {
        var event = Event.create(Map.of("startsAt", dusk.toString()));
        gate = event.checkpoint(Map.of("reentry", RULE.reentry()));
        doors = IntStream.range(0, SCANNERS).mapToObj(n -> event.door(gate)).toList();
        guests = new ConcurrentLinkedQueue<>(event.tickets(TICKETS));
        shared = event.tickets(TICKETS);
        turns = new AtomicInteger();
        answered = new ConcurrentHashMap<>();
        unanswered = new ConcurrentHashMap<>();
        lists = new ConcurrentLinkedQueue<>();
        listsCutShort = new ConcurrentLinkedQueue<>();
        ledger = new Ledger();
    }

    @AfterAll
    void stop() throws Exception {
        product.close();
        ours.close();
    }

    @Test
    @Timeout(240)
    void theServerIsKilledAndNothingThatItSaidIsLost() {
        for (int crash = 0; crash < CRASHES; crash++) {
            crash(product::kill);
        }

        everythingStands();
    }

    @Test
    @Timeout(240)
    void postgresIsKilledAndNothingThatWasSaidIsLost() {
        for (int crash = 0; crash < CRASHES; crash++) {
            crash(product::killDatabase);
        }

        everythingStands();
    }

    @Test
    @Timeout(240)
    void theServerIsKilledWhileListsComeInAndEveryScanHasTheEffectThatItsTimeGivesIt() {
        for (int crash = 0; crash < CRASHES; crash++) {
            var enough = lists.size() + SCANNERS + random.nextInt(MOST_LISTS);
            workUntil(() -> lists.size() >= enough, this::handListsIn, product::kill);
            product.startAgain();
            assertThat(listsCutShort).as("lists cut short, seed %d", seed).isNotEmpty();
            listsCutShort.forEach(list -> lists.add(handIn(doors.get(0).upload(list), list)));
            listsCutShort.clear();
        }

        var perimeter = Set.of(gate);
        ledger.standsIn(gate.event(), perimeter, "seed " + seed);
        lists.forEach(list -> assertThat(doors.get(1).upload(list))
                .as("seed %d", seed)
                .allMatch(outcome -> outcome.verdict().replay()));
        ledger.standsIn(gate.event(), perimeter, "handed in again, seed " + seed);
    }

    private void crash(Runnable kill) {
        var enough = answered.size() + FEWEST_ANSWERS + random.nextInt(MOST_ANSWERS - FEWEST_ANSWERS);
        workUntil(() -> answered.size() >= enough, this::scanOn, kill);
        product.startAgain();
        askAgain();
    }

    /** All scanners work, each until it gets no answer; when there are enough answers, it happens. */
    private void workUntil(BooleanSupplier enough, BiConsumer<Door, AtomicBoolean> work, Runnable what) {
        var over = new AtomicBoolean();
        var threads = Executors.newFixedThreadPool(SCANNERS);
        try {
            var scanning = doors.stream()
                    .map(door -> threads.submit(() -> work.accept(door, over)))
                    .toList();
            await("scans answered, seed " + seed)
                    .pollInterval(Duration.ofMillis(1))
                    .atMost(PATIENCE)
                    .until(enough::getAsBoolean);
            what.run();
            over.set(true);
            for (var one : scanning) {
                one.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("A scanner failed, seed " + seed, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** One scan after the other, of guests whom nobody else scans and of some whom the others scan at the same time. */
    private void scanOn(Door door, AtomicBoolean over) {
        while (!over.get()) {
            var turn = turns.getAndIncrement();
            var own = turn % SHARED_EVERY == 0 ? null : guests.poll();
            var scan = Scan.of(gate, own == null ? shared.get(turn / SCANNERS % shared.size()) : own);
            var verdict = door.tryScan(scan);
            if (verdict.isEmpty()) {
                unanswered.put(scan, door);
                return;
            }
            answered.put(scan, new Answered(door, verdict.get()));
        }
    }

    /** Lists of passages at night, no two of them at the same time, of guests who come and go at several doors. */
    private void handListsIn(Door door, AtomicBoolean over) {
        while (!over.get()) {
            var list = IntStream.range(0, LIST).mapToObj(n -> passage()).toList();
            var outcomes = door.tryUpload(list);
            while (outcomes.isEmpty() && !over.get()) {
                outcomes = door.tryUpload(list);
            }
            outcomes.ifPresentOrElse(told -> lists.add(handIn(told, list)), () -> listsCutShort.add(list));
        }
    }

    private Scan passage() {
        var turn = turns.getAndIncrement();
        var scan = Scan.of(gate, shared.get(turn * 7 % GUESTS)).at(dusk.plus(Duration.ofMinutes(turn)));
        return turn % 3 == 0 ? scan.letOut() : scan.letIn();
    }

    private synchronized List<Scan> handIn(List<Outcome> outcomes, List<Scan> list) {
        for (int i = 0; i < list.size(); i++) {
            var scan = list.get(i);
            var ticket = shared.stream()
                    .filter(one -> one.code().equals(scan.body().get("code")))
                    .findFirst()
                    .orElseThrow();
            var time = Instant.parse(String.valueOf(scan.body().get("scannedAt")));
            ledger.add(new Line(
                    scan, new Place(ticket, gate), RULE, time, outcomes.get(i).verdict()));
        }
        return list;
    }

    /** What a scanner does when the server is back. */
    private void askAgain() {
        assertThat(unanswered).as("scans cut short, seed %d", seed).isNotEmpty();
        unanswered.forEach((scan, door) -> answered.put(scan, new Answered(door, door.scan(scan))));
        unanswered.clear();
    }

    private void everythingStands() {
        answered.forEach((scan, first) -> assertThat(first.door().scan(scan).withoutReplay())
                .as("the first verdict, seed %d", seed)
                .isEqualTo(first.verdict().withoutReplay()));

        var admitted = answered.values().stream()
                .filter(one -> one.verdict().toString().equals("ADMITTED"))
                .map(one -> one.verdict().json().getJsonObject("ticket").getString("id"))
                .toList();
        var refused = answered.values().stream()
                .filter(one -> one.verdict().toString().equals("REFUSED already_admitted"))
                .count();
        assertThat(admitted).as("seed %d", seed).doesNotHaveDuplicates();
        assertThat(refused + admitted.size()).as("seed %d", seed).isEqualTo(answered.size());
        assertThat(refused).as("tickets that several scanners knew").isPositive();

        var database = Gatehouse.database();
        assertThat(database.scansAt(gate)).as("one row a scan, seed %d", seed).isEqualTo(answered.size());
        assertThat(database.doubleAdmissionsAt(gate)).as("seed %d", seed).isZero();
        assertThat(database.slotsTakenAt(gate)).as("seed %d", seed).isEqualTo(admitted.size());
        assertThat(database.entriesCountedAt(gate)).as("seed %d", seed).isEqualTo(admitted.size());
        var stats = gate.event().stats();
        assertThat(stats.getInt("entries")).as("seed %d", seed).isEqualTo(admitted.size());
        assertThat(stats.getInt("refused")).as("seed %d", seed).isEqualTo((int) refused);
    }
}
