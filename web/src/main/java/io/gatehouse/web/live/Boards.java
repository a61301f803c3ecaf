package io.gatehouse.web.live;

import io.gatehouse.admission.Overview;
import io.gatehouse.alert.Alerts;
import io.gatehouse.live.News;
import io.gatehouse.live.Part;
import io.gatehouse.queue.Queues;
import io.gatehouse.scanner.Fleet;
import io.gatehouse.staff.Pass;
import io.gatehouse.staff.Passes;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The events that somebody watches on this node. An event that nobody watches costs nothing, but for a minute in which
 * somebody may come back.
 */
@ApplicationScoped
class Boards {

    private static final int THREADS = 3;
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final Duration CHECK = Duration.ofSeconds(1);

    /** Scanners fall silent without a word. */
    private static final Duration FLEET = Duration.ofSeconds(2);

    /** What another node said may have been lost. */
    private static final Duration ALL = Duration.ofSeconds(10);

    /** Counts what no running figure tells. */
    private static final Duration COUNT = Duration.ofMillis(250);

    /** The same of what is dear to read. */
    private static final Duration BASIS = Duration.ofMinutes(1);

    @EJB
    private Overview overview;

    @EJB
    private Fleet fleet;

    @EJB
    private Alerts alerts;

    @EJB
    private Queues queues;

    @EJB
    private Passes passes;

    @Resource
    private ManagedThreadFactory managed;

    @Inject
    private Ticker ticker;

    @Inject
    private Clock clock;

    private final Map<UUID, Board> boards = new ConcurrentHashMap<>();
    private @Nullable Rota rota;

    /** Begins to listen. */
    void open() {
        ticker.listen(this::hear);
    }

    @PostConstruct
    void start() {
        Rota begun = new Rota(THREADS, managed);
        begun.every(CHECK, this::check);
        begun.every(FLEET, () -> readAgain(EnumSet.of(Part.SCANNERS)));
        begun.every(ALL, () -> readAgain(EnumSet.of(Part.FIGURES, Part.CONFLICTS, Part.ALERTS, Part.QUEUES)));
        begun.every(COUNT, this::recount);
        begun.every(BASIS, () -> readAgain(EnumSet.of(Part.BASIS)));
        rota = begun;
    }

    @PreDestroy
    void stop() {
        if (rota != null) {
            rota.end();
        }
    }

    /** Lets somebody watch, by what is made of the event's board; false of an event that doesn't exist. */
    boolean join(UUID eventId, Consumer<Board> joining) {
        boolean[] opened = {false};
        // under its key, so that no board is put away while somebody comes
        Board board = boards.compute(eventId, (same, known) -> {
            opened[0] = known == null;
            Board one = known == null ? open(eventId) : known;
            if (one != null) {
                joining.accept(one);
            }
            return one;
        });
        if (board != null && opened[0]) {
            // what was done while it was read for the first time was heard by nobody
            board.hear(new News(eventId, EnumSet.allOf(Part.class), null, List.of(), List.of()));
        }
        return board != null;
    }

    private void hear(News news) {
        if (news.eventId().equals(News.EVERYWHERE)) {
            boards.values().forEach(board -> board.hear(news));
            return;
        }
        Board board = boards.get(news.eventId());
        if (board != null) {
            board.hear(news);
        }
    }

    private @Nullable Board open(UUID eventId) {
        Rota own = rota;
        return own == null
                ? null
                : Picture.of(eventId, new Picture.Sources(overview, fleet, alerts, queues, clock))
                        .map(picture -> new Board(picture, own))
                        .orElse(null);
    }

    private void readAgain(Set<Part> parts) {
        boards.forEach((eventId, board) -> {
            if (!board.watchers().isEmpty()) {
                board.hear(new News(eventId, parts, null, List.of(), List.of()));
            }
        });
    }

    private void recount() {
        boards.values().forEach(Board::recount);
    }

    /** Whether those who watch still may. */
    private void check() {
        boards.keySet()
                .forEach(eventId ->
                        boards.computeIfPresent(eventId, (same, board) -> board.isDeserted(KEPT) ? null : board));
        List<Watcher> all = boards.values().stream()
                .flatMap(board -> board.watchers().stream())
                .toList();
        if (!all.isEmpty()) {
            Map<String, Pass> still =
                    passes.stillOf(all.stream().map(Watcher::session).collect(Collectors.toSet()));
            all.forEach(watcher -> watcher.check(Optional.ofNullable(still.get(watcher.session()))
                    .filter(pass -> pass.mayReach(watcher.eventId()))
                    .orElse(null)));
        }
    }
}
