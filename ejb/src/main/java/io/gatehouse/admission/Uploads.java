package io.gatehouse.admission;

import io.gatehouse.admission.HeldScans.Content;
import io.gatehouse.admission.HeldScans.Holding;
import io.gatehouse.admission.HeldScans.Known;
import io.gatehouse.admission.LateItem.LateScan;
import io.gatehouse.admission.LateItem.Origin;
import io.gatehouse.admission.LateItem.Unreadable;
import io.gatehouse.common.Caller;
import io.gatehouse.common.Fact;
import io.gatehouse.scanner.Heartbeats;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Takes late uploads in, all items of one in one transaction: each is stored, held, or kept in the audit. A session bean, so
 * that {@link Admission} can begin anew after a lost race: inside a method without a transaction, Payara gives a bean that is
 * only {@code @Transactional} a connection that commits each statement by itself.
 */
@Stateless
@RolesAllowed("SCANNER")
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Uploads {

    private static final int FIRST_STRIPE = Changes.OWN_STRIPES;
    private static final int LAST_STRIPE = 16;
    private static final int LONGEST_TEXT = 4096;
    private static final Duration NOTABLE = Duration.ofMinutes(1);

    /** Any checkpoint: asks only for the scanner. */
    static final UUID NOWHERE = new UUID(0, 0);

    /** A late upload as it came in. */
    record Delivery(UUID scannerId, @Nullable Instant sentAt, Instant receivedAt, List<LateItem> items) {}

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    @Inject
    private Event<Fact> facts;

    @Inject
    private Event<Verdicts> verdicts;

    @Inject
    private Origins origins;

    @Inject
    private Heartbeats heartbeats;

    @Inject
    private Caller caller;

    public List<LateOutcome> take(
            UUID scannerId, @Nullable Instant sentAt, Instant receivedAt, List<LateItem> items, boolean locked) {
        Delivery delivery = new Delivery(scannerId, sentAt, receivedAt, items);
        try (Connection connection = source.getConnection()) {
            return take(new Sql(connection), delivery, locked);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    static int anyStripe() {
        return ThreadLocalRandom.current().nextInt(FIRST_STRIPE, LAST_STRIPE);
    }

    private List<LateOutcome> take(Sql sql, Delivery delivery, boolean locked) {
        Plans.keyedInThisTransaction(sql);
        Place uploader = Places.readOne(sql, delivery.scannerId(), NOWHERE, delivery.receivedAt());
        SettledTime times = settledTime(uploader, delivery);
        noteWrongClock(uploader, times.ahead(delivery.items()));
        Sorting sorting = new Sorting(sql, uploader, delivery, times);
        List<@Nullable Upload> items = new ArrayList<>();
        for (LateItem item : delivery.items()) {
            items.add(item instanceof LateScan scan ? sorting.read(scan, origins) : null);
        }
        sorting.sort(items.stream().filter(Objects::nonNull).toList());
        Disputes disputes =
                new Disputes(sql, uploader.eventId(), delivery.receivedAt(), fact -> facts.fire(by(uploader, fact)));
        Settling settling = new Settling(sql, sorting.places(), delivery.receivedAt());
        Map<UUID, StoredScan> settled = settling.settle(sorting.fresh(), locked, disputes, anyStripe());
        settling.verdicts().forEach(verdicts::fire);
        hold(sql, uploader, sorting.held(), delivery.receivedAt());
        List<LateOutcome> outcomes = new ArrayList<>();
        Set<UUID> told = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            Upload upload = items.get(i);
            if (upload == null) {
                outcomes.add(keep(uploader, (Unreadable) delivery.items().get(i)));
            } else if (sorting.isWithoutCode(upload)) {
                outcomes.add(keep(uploader, withoutCode(upload)));
            } else {
                outcomes.add(sorting.outcome(upload, settled, told));
            }
        }
        return outcomes;
    }

    /** An upload that says when it was sent needs no other word on how wrong its clock is. */
    private SettledTime settledTime(Place uploader, Delivery delivery) {
        Map<UUID, Long> offsets = delivery.sentAt() == null
                ? heartbeats.clockOffsets(SettledTime.clocksOf(delivery.items(), uploader.scannerId()))
                : Map.of();
        return new SettledTime(uploader.eventStart(), delivery.receivedAt(), delivery.sentAt(), offsets);
    }

    /** Scans of the future settle as made now; that a clock told of them is remembered. */
    private void noteWrongClock(Place uploader, Duration ahead) {
        if (ahead.compareTo(NOTABLE) > 0) {
            Fact wrong = Fact.of("scanner.clock-wrong", uploader.eventId(), "scanner", uploader.scannerId());
            facts.fire(by(uploader, wrong.with("aheadSeconds", ahead.toSeconds())));
        }
    }

    private void hold(Sql sql, Place uploader, List<Holding> items, Instant now) {
        if (!items.isEmpty()) {
            new HeldScans(sql).add(uploader.eventId(), items, now);
            Fact held = Fact.of("scan.held", uploader.eventId(), "scanner", uploader.scannerId());
            facts.fire(by(uploader, held.with("items", items.size())));
        }
    }

    private Fact by(Place uploader, Fact fact) {
        return Acting.by(fact, uploader.scannerId(), uploader.operatorId(), caller);
    }

    private static Unreadable withoutCode(Upload upload) {
        return new Unreadable(
                upload.asked().scanId().toString(),
                "{\"ticketId\":\"" + upload.asked().ticketId() + "\"}",
                "code must be given: only a scanner of profile full may name a ticketId");
    }

    private LateOutcome keep(Place uploader, Unreadable item) {
        String text = item.text();
        Fact unreadable = Fact.of("scan.unreadable", uploader.eventId(), "scanner", uploader.scannerId())
                .with("problem", item.problem())
                .with("item", text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT));
        facts.fire(by(uploader, unreadable));
        return LateOutcome.invalid(item);
    }

    /** Tells what is new from what is known, and what can be settled from what must wait. */
    private static final class Sorting {

        private final Sql sql;
        private final Place uploader;
        private final Delivery delivery;
        private final SettledTime time;
        private final Map<UUID, Upload> fresh = new LinkedHashMap<>();
        private final List<Holding> held = new ArrayList<>();
        private final Map<Content, Why> why = new HashMap<>();
        private final Map<UUID, StoredScan> stored = new HashMap<>();
        private final Map<Content, UUID> released = new HashMap<>();
        private final Set<UUID> unproven = new HashSet<>();
        private final Set<Content> withoutCode = new HashSet<>();
        private Places places;

        Sorting(Sql sql, Place uploader, Delivery delivery, SettledTime time) {
            this.sql = sql;
            this.uploader = uploader;
            this.delivery = delivery;
            this.time = time;
            places = Places.read(sql, List.of(), delivery.receivedAt());
        }

        Places places() {
            return places;
        }

        List<Upload> fresh() {
            return List.copyOf(fresh.values());
        }

        List<Holding> held() {
            return held;
        }

        Upload read(LateScan scan, Origins origins) {
            UUID maker = uploader.scannerId();
            Origin origin = scan.origin();
            boolean byAnother = origin != null && !origin.scannerId().equals(maker);
            if (byAnother && origins.proves(sql, scan, uploader.eventId())) {
                maker = Objects.requireNonNull(origin).scannerId();
            } else if (byAnother) {
                unproven.add(scan.scan().scanId());
            }
            Asked asked = Asked.of(maker, scan.scan());
            Late late = new Late(
                    byAnother ? Long.valueOf(Objects.requireNonNull(origin).n()) : scan.n(),
                    scan.offlineVerdict(),
                    scan.operatorId(),
                    byAnother ? uploader.scannerId() : null);
            UUID clock = SettledTime.clockOf(scan, uploader.scannerId());
            return new Upload(asked, late, scan.offlineReason(), time.of(scan.scannedAt(), clock));
        }

        void sort(List<Upload> uploads) {
            List<UUID> scanIds =
                    uploads.stream().map(upload -> upload.asked().scanId()).toList();
            stored.putAll(StoredScanRow.of(sql, scanIds));
            Map<Content, Known> known = new HeldScans(sql).known(scanIds);
            Set<UUID> releasedAs = new HashSet<>();
            known.values().forEach(one -> {
                why.put(one.content(), one.why());
                if (one.storedAs() != null) {
                    released.put(one.content(), one.storedAs());
                    releasedAs.add(one.storedAs());
                }
            });
            stored.putAll(StoredScanRow.of(sql, releasedAs));
            places = Places.read(
                    sql,
                    uploads.stream()
                            .map(upload -> new Places.Key(
                                    upload.asked().scannerId(), upload.asked().checkpointId()))
                            .toList(),
                    delivery.receivedAt());
            uploads.forEach(this::sort);
        }

        private void sort(Upload upload) {
            Asked asked = upload.asked();
            Content content = Content.of(asked);
            StoredScan before = stored.get(asked.scanId());
            if (why.containsKey(content) || (before != null && asksTheSame(before, asked))) {
                return;
            }
            if (asked.manual()
                    && !places.of(asked.scannerId(), asked.checkpointId())
                            .profile()
                            .mayForce()) {
                withoutCode.add(content);
                return;
            }
            Upload first = fresh.get(asked.scanId());
            if (first != null && Content.of(first.asked()).equals(content(first, asked))) {
                return;
            }
            Why reason = before != null || first != null ? Why.SCAN_ID_REUSED : mustWait(asked);
            if (reason == null) {
                boolean force = asked.force()
                        && places.of(asked.scannerId(), asked.checkpointId())
                                .profile()
                                .mayForce();
                fresh.put(
                        asked.scanId(),
                        new Upload(asked.withForce(force), upload.late(), upload.offlineReason(), upload.settledAt()));
            } else {
                why.put(content, reason);
                held.add(new Holding(upload, reason, uploader.scannerId()));
            }
        }

        private @Nullable Why mustWait(Asked asked) {
            if (unproven.contains(asked.scanId())) {
                return Why.ORIGIN_UNPROVEN;
            }
            Place place = places.of(asked.scannerId(), asked.checkpointId());
            return switch (place.status()) {
                case SUSPENDED -> Why.SCANNER_SUSPENDED;
                case REVOKED -> Why.SCANNER_REVOKED;
                case EXPIRED -> Why.SCANNER_EXPIRED;
                case PENDING -> Why.ORIGIN_UNPROVEN;
                case APPROVED -> place.checkpoint() == null ? Why.WRONG_CHECKPOINT : null;
            };
        }

        boolean isWithoutCode(Upload upload) {
            return withoutCode.contains(Content.of(upload.asked()));
        }

        LateOutcome outcome(Upload upload, Map<UUID, StoredScan> settled, Set<UUID> told) {
            Asked asked = upload.asked();
            Content content = Content.of(asked);
            UUID releasedAs = released.get(content);
            StoredScan known = releasedAs == null ? stored.get(asked.scanId()) : stored.get(releasedAs);
            boolean askedBefore = known != null && asksTheSame(known, asked);
            if (releasedAs == null && !askedBefore && why.containsKey(content)) {
                return LateOutcome.held(asked.scanId(), Objects.requireNonNull(why.get(content)));
            }
            boolean again = known != null || !told.add(asked.scanId());
            StoredScan scan = known == null ? Objects.requireNonNull(settled.get(asked.scanId())) : known;
            ScanAnswer answer = again
                    ? scan.answer().again(uploader.profile())
                    : scan.answer().seenBy(uploader.profile());
            return LateOutcome.stored(scan, answer.as(asked.scanId()));
        }

        /** A scanner that may not force has its force read as false, now as when it was first stored. */
        private static boolean asksTheSame(StoredScan before, Asked asked) {
            return before.asksTheSame(asked) || before.asksTheSame(asked.withForce(false));
        }

        private static Content content(Upload first, Asked asked) {
            return Content.of(first.asked().force() ? asked : asked.withForce(false));
        }
    }
}
