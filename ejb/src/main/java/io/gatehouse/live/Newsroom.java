package io.gatehouse.live;

import io.gatehouse.admission.Verdicts;
import io.gatehouse.admission.Verdicts.Given;
import io.gatehouse.alert.AlertChanged;
import io.gatehouse.cluster.Heard;
import io.gatehouse.cluster.Neighbours;
import io.gatehouse.common.Fact;
import io.gatehouse.common.Fact.Origin;
import io.gatehouse.queue.QueueNews;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hears what was committed and passes it on, here and to the other nodes, in the order heard and away from the threads of
 * those who did it. It fires {@link News} for who has watchers.
 */
@ApplicationScoped
public class Newsroom {

    private static final Logger LOG = Logger.getLogger(Newsroom.class.getName());
    private static final String SUBJECT = "live";
    private static final String SYSTEM = "system";

    /** Every guest of a queue is called and served: that is told by its figures, not guest by guest. */
    private static final String OF_A_PLACE = "place.";

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private Neighbours neighbours;

    @Inject
    private Names names;

    @Inject
    private SecurityContext security;

    @Inject
    private Event<News> news;

    @Inject
    private Clock clock;

    private @Nullable ExecutorService messenger;

    @PostConstruct
    void open() {
        messenger = Executors.newSingleThreadExecutor(threads);
    }

    @PreDestroy
    void close() {
        ExecutorService one = messenger;
        if (one != null) {
            one.shutdown();
        }
    }

    /** From the start, for a node on which nothing is done still hears the others. */
    void begin(@Observes @Initialized(ApplicationScoped.class) Object application) {
        LOG.log(Level.FINE, "Listening to other nodes: {0}", neighbours.mayHear());
    }

    void scanned(@Observes(during = TransactionPhase.AFTER_SUCCESS) Verdicts verdicts) {
        later(() -> tell(News.of(
                verdicts.eventId(), verdicts.given().stream().map(this::scanned).toList())));
    }

    void done(@Observes(during = TransactionPhase.AFTER_SUCCESS) Fact fact) {
        UUID eventId = fact.eventId();
        if (eventId == null || fact.action().startsWith(OF_A_PLACE)) {
            return;
        }
        Instant at = clock.instant();
        Origin origin = fact.origin();
        String actor = origin == null ? actor() : origin.actor();
        String device = origin == null ? null : origin.device();
        later(() -> {
            String where = device == null ? null : names.of(device);
            tell(News.of(eventId, new Act(at, names.of(actor), fact.action(), fact.subject(), where)));
        });
    }

    void alerted(@Observes(during = TransactionPhase.AFTER_SUCCESS) AlertChanged alert) {
        later(() -> tell(News.of(alert)));
    }

    /** Every node is told of it as it is; there is no need to pass it on. */
    void moved(@Observes QueueNews queue) {
        later(() -> News.of(queue).ifPresent(news::fire));
    }

    void heard(@Observes Heard word) {
        if (word.subject().equals(SUBJECT)) {
            news.fire(NewsText.read(word.text()));
        }
    }

    private Scanned scanned(Given scan) {
        return new Scanned(scan, scan.operatorId() == null ? scan.scanner() : names.of("staff/" + scan.operatorId()));
    }

    private void tell(News told) {
        if (neighbours.mayHear()) {
            neighbours.say(SUBJECT, NewsText.of(told));
        }
        news.fire(told);
    }

    private void later(Runnable work) {
        ExecutorService one = messenger;
        try {
            if (one != null) {
                one.execute(() -> safely(work));
            }
        } catch (RejectedExecutionException stopping) {
            LOG.log(Level.FINE, "Nobody watches any more", stopping);
        }
    }

    private static void safely(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Watchers could not be told what was done", e);
        }
    }

    private String actor() {
        try {
            Principal principal = security.getCallerPrincipal();
            return principal == null ? SYSTEM : principal.getName();
        } catch (IllegalStateException nobodyAsked) {
            return SYSTEM;
        }
    }
}
