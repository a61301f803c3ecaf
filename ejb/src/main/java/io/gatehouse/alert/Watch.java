package io.gatehouse.alert;

import io.gatehouse.admission.Verdicts;
import io.gatehouse.admission.Verdicts.Given;
import io.gatehouse.admission.rules.Verdict;
import io.gatehouse.common.Caller;
import io.gatehouse.common.Fact;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Looks at what was committed and raises what looks wrong, one after another on a thread of its own. */
@ApplicationScoped
public class Watch {

    private static final Logger LOG = Logger.getLogger(Watch.class.getName());
    private static final int MOST_WAITING = 10_000;
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration PEACE = Duration.ofHours(1);

    @Inject
    private AlertStore store;

    @Inject
    private Event<AlertChanged> changed;

    @Inject
    private Caller caller;

    @Inject
    private Clock clock;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    @ConfigProperty(name = "gatehouse.alert.refusals", defaultValue = "5")
    private int refusals;

    @Inject
    @ConfigProperty(name = "gatehouse.alert.sign-ins", defaultValue = "20")
    private int signIns;

    @Inject
    @ConfigProperty(name = "gatehouse.alert.window-minutes", defaultValue = "10")
    private int windowMinutes;

    @Inject
    @ConfigProperty(name = "gatehouse.alert.clock-minutes", defaultValue = "5")
    private int clockMinutes;

    private final AtomicInteger waiting = new AtomicInteger();
    private @Nullable ScheduledExecutorService thread;
    private @Nullable Rules rules;

    @PostConstruct
    void start() {
        rules = new Rules(
                new Thresholds(refusals, signIns, Duration.ofMinutes(windowMinutes), Duration.ofMinutes(clockMinutes)));
        ScheduledExecutorService begun = Executors.newSingleThreadScheduledExecutor(threads);
        thread = begun;
        long pause = LOOK.toMillis();
        var unused =
                begun.scheduleWithFixedDelay(() -> safely(this::lookAtClocks), pause, pause, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        ScheduledExecutorService begun = thread;
        if (begun != null) {
            begun.shutdownNow();
        }
    }

    void begin() {
        LOG.log(Level.FINE, "Alerts from {0} refusals on", refusals);
    }

    void scanned(Verdicts verdicts) {
        List<Given> refused = verdicts.given().stream()
                .filter(scan -> scan.verdict() == Verdict.REFUSED)
                .toList();
        if (!refused.isEmpty()) {
            Instant now = clock.instant();
            later(known -> refused(known, verdicts.eventId(), refused, now));
        }
    }

    void done(Fact fact) {
        String address = fact.origin() == null ? address() : fact.origin().address();
        Instant now = clock.instant();
        later(known -> known.done(fact, address, now).forEach(this::raise));
    }

    /** What was refused is told apart by its ticket, or else by the hash of its code. */
    private void refused(Rules known, UUID eventId, List<Given> scans, Instant now) {
        List<UUID> withoutTicket = scans.stream()
                .filter(scan -> scan.ticketId() == null)
                .map(Given::scanId)
                .toList();
        Map<UUID, String> asked = withoutTicket.isEmpty() ? Map.of() : store.askedBy(withoutTicket);
        for (Given scan : scans) {
            String code = scan.ticketId() == null ? "code/" + asked.get(scan.scanId()) : "ticket/" + scan.ticketId();
            known.refused(eventId, code, scan, now).ifPresent(this::raise);
        }
    }

    private void lookAtClocks() {
        Rules known = rules;
        if (known != null) {
            store.wrongClocks(Duration.ofMinutes(clockMinutes), clock.instant().minus(Duration.ofMinutes(2)))
                    .forEach(wrong -> known.beat(
                                    wrong.eventId(), wrong.scannerId(), Duration.ofMillis(wrong.aheadMs()), wrong.at())
                            .filter(seen -> store.raiseWhatLasts(seen, PEACE))
                            .ifPresent(seen -> changed.fire(new AlertChanged(seen.eventId()))));
        }
    }

    private void raise(Sighting seen) {
        if (store.raise(seen)) {
            changed.fire(new AlertChanged(seen.eventId()));
        }
    }

    /** What is done with the rules, by the one thread that may. */
    private interface Work {
        void with(Rules rules);
    }

    private void later(Work work) {
        ScheduledExecutorService begun = thread;
        Rules known = rules;
        if (begun == null || known == null) {
            return;
        }
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            LOG.log(Level.WARNING, "So much is refused that not all of it can be looked at for alerts");
            return;
        }
        try {
            begun.execute(() -> {
                waiting.decrementAndGet();
                safely(() -> work.with(known));
            });
        } catch (RejectedExecutionException stopping) {
            LOG.log(Level.FINE, "Nobody is alerted any more", stopping);
        }
    }

    private static void safely(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "What happened could not be looked at for alerts", e);
        }
    }

    private @Nullable String address() {
        try {
            return caller.address();
        } catch (ContextNotActiveException nobodyAsked) {
            return null;
        }
    }
}
