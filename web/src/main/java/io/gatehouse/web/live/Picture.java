package io.gatehouse.web.live;

import io.gatehouse.admission.CameIn;
import io.gatehouse.admission.Conflict;
import io.gatehouse.admission.Overview;
import io.gatehouse.admission.Stats;
import io.gatehouse.alert.Alerts;
import io.gatehouse.live.Part;
import io.gatehouse.queue.Queues;
import io.gatehouse.scanner.Fleet;
import io.gatehouse.web.admission.ConflictJson;
import io.gatehouse.web.admission.StatsJson;
import io.gatehouse.web.alert.AlertJson;
import io.gatehouse.web.problem.JsonAnswers;
import io.gatehouse.web.problem.JsonText;
import io.gatehouse.web.queue.GlanceJson;
import io.gatehouse.web.scanner.ScannerJson;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an event looks like, as it was last read; and what has become different when some of it is read again. */
final class Picture {

    private final UUID eventId;
    private final Sources sources;
    private Stats stats;
    private final Difference<UUID, StatsJson.AtCheckpoint> checkpoints = new Difference<>(StatsJson.AtCheckpoint::id);
    private final Difference<Optional<String>, Stats.OfCategory> categories =
            new Difference<>(category -> Optional.ofNullable(category.name()));
    private final Difference<Instant, Stats.Minute> minutes = new Difference<>(Stats.Minute::minute);
    private final Difference<UUID, ScannerJson> scanners = new Difference<>(ScannerJson::id, ScannerJson::gist);
    private final Difference<UUID, ConflictJson> conflicts = new Difference<>(ConflictJson::id);

    /** As it was counted beside all other reading, where it is dear to count. */
    private volatile @Nullable CameIn cameIn;

    private final Difference<UUID, AlertJson> alerts = new Difference<>(AlertJson::id);
    private final Difference<UUID, GlanceJson> queues = new Difference<>(GlanceJson::id);

    /** Where it is read from. */
    record Sources(Overview overview, Fleet fleet, Alerts alerts, Queues queues, Clock clock) {}

    private Picture(UUID eventId, Stats stats, Sources sources) {
        this.eventId = eventId;
        this.stats = stats;
        this.sources = sources;
    }

    /** None of an event that doesn't exist. */
    static Optional<Picture> of(UUID eventId, Sources sources) {
        return sources.overview().of(eventId, null).map(stats -> {
            Picture picture = new Picture(eventId, stats, sources);
            StatsJson now = StatsJson.of(stats);
            picture.moved(now);
            picture.scannersNow();
            picture.conflictsNow();
            picture.alertsNow();
            picture.queuesNow();
            return picture;
        });
    }

    /** The whole of it: without what only supervisors may see, if it is for others. */
    void tell(JsonText message, boolean all) {
        message.plain("stats", JsonAnswers.text(StatsJson.of(stats)));
        message.plain("scanners", all ? JsonAnswers.text(scanners.told()) : "[]");
        message.plain("conflicts", all ? JsonAnswers.text(conflicts.told()) : "[]");
        message.plain("alerts", all ? JsonAnswers.text(alerts.told()) : "[]");
        message.plain("queues", JsonAnswers.text(queues.told()));
    }

    /**
     * What is different in those parts, read again.
     *
     * @param since the first minute whose figures can be different; none, if any can
     * @param withSums tells the sums even if they are the same: they may have been read just before
     */
    Change again(Set<Part> parts, @Nullable Instant since, boolean withSums) {
        String figures = null;
        if (parts.contains(Part.BASIS)) {
            figures = figures(sources.overview().of(eventId, cameIn).orElseThrow(), withSums);
        } else if (parts.contains(Part.FIGURES)) {
            Instant first = Objects.requireNonNullElse(since, Instant.EPOCH);
            figures = figures(sources.overview().again(eventId, stats, first, cameIn), withSums);
        }
        String fleetNow = parts.contains(Part.SCANNERS) ? text(scannersNow()) : null;
        String disputes = parts.contains(Part.CONFLICTS) ? text(conflictsNow()) : null;
        String alerted = parts.contains(Part.ALERTS) ? text(alertsNow()) : null;
        String lines = parts.contains(Part.QUEUES) ? text(queuesNow()) : null;
        return new Change(figures, fleetNow, disputes, alerted, lines);
    }

    /** Counts again who came in, while other parts may be read; whether it is different. */
    boolean recount() {
        CameIn now = sources.overview().cameIn(eventId).orElse(null);
        boolean different = !Objects.equals(now, cameIn);
        cameIn = now;
        return different;
    }

    /** Parts that are different, as JSON; none of those that are as before. */
    record Change(
            @Nullable String stats,
            @Nullable String scanners,
            @Nullable String conflicts,
            @Nullable String alerts,
            @Nullable String queues) {

        void tell(JsonText message, boolean all) {
            if (stats != null) {
                message.plain("stats", stats);
            }
            if (all && scanners != null) {
                message.plain("scanners", scanners);
            }
            if (all && conflicts != null) {
                message.plain("conflicts", conflicts);
            }
            if (all && alerts != null) {
                message.plain("alerts", alerts);
            }
            if (queues != null) {
                message.plain("queues", queues);
            }
        }

        boolean isEmpty() {
            return stats == null && scanners == null && conflicts == null && alerts == null && queues == null;
        }
    }

    private @Nullable String figures(Stats now, boolean withSums) {
        boolean same = now.equals(stats);
        stats = now;
        return same && !withSums ? null : JsonAnswers.text(moved(StatsJson.of(now)));
    }

    /** All sums, but of the lists only what is different. */
    private StatsJson moved(StatsJson now) {
        List<Stats.Minute> different = new ArrayList<>(empty(minutes.gone(now.perMinute()), now.perMinute()));
        different.addAll(minutes.of(now.perMinute()));
        return now.with(checkpoints.of(now.checkpoints()), categories.of(now.categories()), different);
    }

    /** Minutes in which nothing happened after all. */
    private static List<Stats.Minute> empty(List<Instant> gone, List<Stats.Minute> now) {
        return gone.stream()
                .map(minute -> new Stats.Minute(
                        minute,
                        0,
                        0,
                        now.stream()
                                .filter(one -> one.minute().isBefore(minute))
                                .reduce((earlier, later) -> later)
                                .map(Stats.Minute::inside)
                                .orElse(0L)))
                .toList();
    }

    private List<ScannerJson> scannersNow() {
        Instant now = sources.clock().instant();
        return scanners.of(sources.fleet().of(eventId).stream()
                .map(scanner -> ScannerJson.of(scanner, now))
                .toList());
    }

    /** A conflict that has ended is told once more, with its end. */
    private List<ConflictJson> conflictsNow() {
        List<ConflictJson> open = json(sources.overview().openConflicts(eventId));
        List<ConflictJson> different = new ArrayList<>(json(sources.overview().conflicts(conflicts.gone(open))));
        different.addAll(conflicts.of(open));
        return different;
    }

    /** One that is acknowledged is told once more, as that. */
    private List<AlertJson> alertsNow() {
        List<AlertJson> open =
                sources.alerts().open(eventId).stream().map(AlertJson::of).toList();
        List<AlertJson> different = new ArrayList<>(sources.alerts().these(alerts.gone(open)).stream()
                .map(AlertJson::of)
                .toList());
        different.addAll(alerts.of(open));
        return different;
    }

    private List<GlanceJson> queuesNow() {
        Instant now = sources.clock().instant();
        return queues.of(sources.queues().ofEvent(eventId).stream()
                .map(glance -> GlanceJson.of(glance, now))
                .toList());
    }

    private static List<ConflictJson> json(List<Conflict> conflicts) {
        return conflicts.stream().map(ConflictJson::of).toList();
    }

    private static @Nullable String text(List<?> different) {
        return different.isEmpty() ? null : JsonAnswers.text(different);
    }
}
