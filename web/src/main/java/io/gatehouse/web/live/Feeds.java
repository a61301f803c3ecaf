package io.gatehouse.web.live;

import io.gatehouse.admission.Conflict;
import io.gatehouse.admission.Overview;
import io.gatehouse.admission.ScanAnswer.Guest;
import io.gatehouse.live.Act;
import io.gatehouse.live.News;
import io.gatehouse.web.admission.ConflictJson;
import io.gatehouse.web.admission.Joined;
import io.gatehouse.web.problem.JsonText;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells scanners that have joined an event what happens at it. */
@ApplicationScoped
class Feeds {

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final String CONFLICT = "conflict/";

    @Inject
    private Joined joined;

    @EJB
    private Overview overview;

    @Resource
    private ManagedThreadFactory managed;

    @Inject
    private Ticker ticker;

    @Inject
    private Clock clock;

    private final Map<UUID, Feed> feeds = new ConcurrentHashMap<>();
    private @Nullable Rota rota;

    /** Begins to listen. */
    void open() {
        ticker.listen(this::hear);
    }

    @PostConstruct
    void start() {
        Rota begun = new Rota(1, managed);
        begun.every(LOOK, this::summarise);
        rota = begun;
    }

    @PreDestroy
    void stop() {
        if (rota != null) {
            rota.end();
        }
    }

    private void hear(News news) {
        UUID eventId = news.eventId();
        if (!joined.events().contains(eventId)) {
            return;
        }
        Instant now = clock.instant();
        Feed feed = feeds.computeIfAbsent(eventId, unknown -> new Feed(message -> joined.tell(eventId, message)));
        news.scans().forEach(scan -> feed.tell(scan, now));
        news.acts().forEach(act -> feed.tell(act, now));
        Set<UUID> conflicts = news.acts().stream()
                .map(Act::subject)
                .filter(subject -> subject.startsWith(CONFLICT))
                .map(subject -> UUID.fromString(subject.substring(CONFLICT.length())))
                .collect(Collectors.toSet());
        Rota own = rota;
        if (own != null && !conflicts.isEmpty()) {
            // read by a thread of ours: nobody's verdict waits for it
            own.in(0, () -> overview.conflicts(conflicts).forEach(conflict -> joined.tell(eventId, message(conflict))));
        }
    }

    private void summarise() {
        Instant now = clock.instant();
        feeds.values().forEach(feed -> feed.summarise(now));
        feeds.values().removeIf(feed -> feed.isQuiet(now));
    }

    /** Without names: a kiosk hears it too. */
    private static String message(Conflict conflict) {
        Guest ticket = conflict.ticket();
        ConflictJson json = ConflictJson.of(conflict);
        return JsonText.of("conflict")
                .text("id", json.id())
                .text("kind", json.kind())
                .text("status", json.status())
                .text("ticketId", ticket == null ? null : ticket.id())
                .text("checkpointId", json.checkpointId())
                .text("checkpoint", json.checkpoint())
                .text("at", json.closedAt() == null ? json.openedAt() : json.closedAt())
                .json();
    }
}
