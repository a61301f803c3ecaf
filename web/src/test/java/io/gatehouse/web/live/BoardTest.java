package io.gatehouse.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.admission.CameIn;
import io.gatehouse.admission.Conflict;
import io.gatehouse.admission.Overview;
import io.gatehouse.admission.Stats;
import io.gatehouse.admission.Stats.Count;
import io.gatehouse.admission.Stats.Minute;
import io.gatehouse.alert.Alert;
import io.gatehouse.alert.Alerts;
import io.gatehouse.live.News;
import io.gatehouse.live.Part;
import io.gatehouse.queue.Glance;
import io.gatehouse.queue.Queue;
import io.gatehouse.queue.QueueDetails;
import io.gatehouse.queue.Queues;
import io.gatehouse.queue.estimate.Accuracy;
import io.gatehouse.scanner.Fleet;
import io.gatehouse.scanner.Scanner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoardTest {
    private static final Instant NOW = Instant.parse("2026-06-01T18:00:00Z");
    private static final UUID EVENT = UUID.randomUUID();

    private final Rota rota = new Rota(1, task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    });
    private volatile Stats stats = entered(0, List.of());
    private volatile boolean fleetAway;
    private volatile int waiting;
    private volatile long cameIn;
    private final AtomicInteger counted = new AtomicInteger();
    private final Board board = new Board(
            Picture.of(
                            EVENT,
                            new Picture.Sources(
                                    new Figures(),
                                    new NoScanners(),
                                    new NoAlerts(),
                                    new Lines(),
                                    Clock.fixed(NOW, ZoneOffset.UTC)))
                    .orElseThrow(),
            rota);

    @AfterEach
    void stop() {
        rota.end();
    }

    @Test
    void whoKnowsNothingGetsThePictureAndWhoKnowsAllGetsNothing() {
        assertThat(text(Watcher.NOTHING)).contains("initial_state").contains("\"seq\":0");
        assertThat(board.after(0)).isNull();
    }

    @Test
    void whatBecomesDifferentIsTheNextChange() {
        stats = entered(3, List.of());
        hear(Part.FIGURES);

        await().until(() -> board.newest() == 1);
        assertThat(text(0))
                .contains("\"type\":\"change\"")
                .contains("\"seq\":1")
                .contains("\"admitted\":3");
        assertThat(board.after(1)).isNull();
    }

    @Test
    void whatIsAsBeforeIsNoChange() {
        hear(Part.FIGURES);
        hear(Part.SCANNERS);
        stats = entered(1, List.of());
        hear(Part.FIGURES);

        await().until(() -> board.newest() > 0);
        assertThat(board.newest()).isEqualTo(1);
    }

    @Test
    void whatWasReadInATickThatFailedIsToldByAWholePicture() {
        stats = entered(7, List.of());
        fleetAway = true;
        hear(Part.FIGURES, Part.SCANNERS);
        await().pollDelay(Duration.ofMillis(200)).until(() -> board.newest() == 0);

        fleetAway = false;

        await().until(() -> board.newest() == 1);
        assertThat(text(0)).contains("initial_state").contains("\"admitted\":7").contains("\"seq\":1");
    }

    @Test
    void aMinuteInWhichNothingHappenedAfterAllIsToldAsEmpty() {
        stats = entered(1, List.of(new Minute(NOW, 1, 0, 1)));
        hear(Part.FIGURES);
        await().until(() -> board.newest() == 1);

        stats = entered(0, List.of());
        hear(Part.FIGURES);

        await().until(() -> board.newest() == 2);
        assertThat(text(1)).contains("\"perMinute\":[{\"entries\":0,\"inside\":0,\"minute\":\"2026-06-01T18:00:00Z\"");
    }

    @Test
    void whatIsDearToCountIsToldOnceItIsCountedAndCountedOnlyWhenSomethingMoved() {
        board.recount();
        assertThat(counted).hasValue(0);

        hear(Part.FIGURES);
        cameIn = 5;
        board.recount();

        await().until(() -> board.newest() == 1);
        assertThat(text(0)).contains("\"admitted\":5");
        await().until(() -> {
            board.recount();
            return counted.get() == 2;
        });
        board.recount();
        assertThat(counted).hasValue(2);
        assertThat(board.newest()).isEqualTo(1);
    }

    @Test
    void aQueueThatMovedIsToldWithoutTheOthers() {
        assertThat(text(Watcher.NOTHING)).contains("\"name\":\"Bar\"").contains("\"name\":\"Wardrobe\"");

        waiting = 3;
        hear(Part.QUEUES);
        await().until(() -> board.newest() == 1);

        assertThat(text(0))
                .contains("\"waiting\":3")
                .contains("\"name\":\"Bar\"")
                .doesNotContain("Wardrobe");
        hear(Part.QUEUES);
        waiting = 4;
        hear(Part.QUEUES);
        await().until(() -> board.newest() == 2);
        assertThat(text(1)).contains("\"waiting\":4");
    }

    private void hear(Part first, Part... more) {
        board.hear(new News(EVENT, EnumSet.of(first, more), null, List.of(), List.of()));
    }

    private String text(long told) {
        return Objects.requireNonNull(board.after(told)).full();
    }

    private static Stats entered(long count, List<Minute> minutes) {
        return new Stats(10, new Count(count, count, count, 0, 0), 0, 0, List.of(), List.of(), minutes);
    }

    private final class Figures extends Overview {
        @Override
        public Optional<Stats> of(UUID eventId, @Nullable CameIn known) {
            return Optional.of(stats);
        }

        @Override
        public Stats again(UUID eventId, Stats before, Instant since, @Nullable CameIn known) {
            return known == null
                    ? stats
                    : entered(Objects.requireNonNull(known.byCategory().get("")), List.of());
        }

        @Override
        public Optional<CameIn> cameIn(UUID eventId) {
            counted.incrementAndGet();
            return Optional.of(new CameIn(Map.of("", cameIn)));
        }

        @Override
        public List<Conflict> openConflicts(UUID eventId) {
            return List.of();
        }

        @Override
        public List<Conflict> conflicts(Collection<UUID> ids) {
            return List.of();
        }
    }

    private final class NoScanners extends Fleet {
        @Override
        public List<Scanner> of(UUID eventId) {
            if (fleetAway) {
                throw new IllegalStateException("the database is away");
            }
            return List.of();
        }
    }

    private static final class NoAlerts extends Alerts {
        @Override
        public List<Alert> open(UUID eventId) {
            return List.of();
        }

        @Override
        public List<Alert> these(Collection<UUID> ids) {
            return List.of();
        }
    }

    /** Two lines of the event, in the first of which guests wait. */
    private final class Lines extends Queues {
        private static final UUID BAR = new UUID(1, 1);
        private static final UUID WARDROBE = new UUID(1, 2);
        private static final Accuracy NOBODY_TOLD =
                new Accuracy(0, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

        @Override
        public List<Glance> ofEvent(UUID eventId) {
            return List.of(line(BAR, "Bar", waiting), line(WARDROBE, "Wardrobe", 0));
        }

        private static Glance line(UUID id, String name, int waiting) {
            QueueDetails details = QueueDetails.named(name, EVENT);
            return new Glance(
                    new Queue(id, details, NOW, true, null, waiting, 0, waiting, 0, waiting, 0, NOW),
                    OptionalDouble.empty(),
                    0,
                    NOBODY_TOLD);
        }
    }
}
