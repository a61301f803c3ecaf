package io.gatehouse.admission;

import io.gatehouse.admission.Lookup.Shown;
import io.gatehouse.admission.Place.Gate;
import io.gatehouse.admission.ScanAnswer.Previous;
import io.gatehouse.admission.ScanOutcome.Told;
import io.gatehouse.admission.ScanOutcome.TurnedAway;
import io.gatehouse.admission.Standing.Earlier;
import io.gatehouse.admission.rules.AdmissionPolicy;
import io.gatehouse.admission.rules.Claim;
import io.gatehouse.admission.rules.Direction;
import io.gatehouse.admission.rules.Passage;
import io.gatehouse.admission.rules.Passage.Decided;
import io.gatehouse.admission.rules.Passage.Kind;
import io.gatehouse.admission.rules.Reason;
import io.gatehouse.admission.rules.Ruling;
import io.gatehouse.admission.rules.Tally;
import io.gatehouse.admission.rules.Verdict;
import io.gatehouse.common.ProblemType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Judges scans that are asked now, one after another, each on top of those before it. */
final class Judge {

    private final Places places;
    private final Lookup lookup;
    private final Map<UUID, StoredScan> stored;
    private final Occupancy occupancy;
    private final Earliest earliest;
    private final Instant now;
    private final Changes changes = new Changes();

    /** Finds the entry that used a ticket up where no numbered slot tells. */
    interface Earliest {
        Optional<Earlier> of(Pair pair);
    }

    Judge(
            Places places,
            Lookup lookup,
            Map<UUID, StoredScan> stored,
            Occupancy occupancy,
            Earliest earliest,
            Instant now) {
        this.places = places;
        this.lookup = lookup;
        this.stored = stored;
        this.occupancy = occupancy;
        this.earliest = earliest;
        this.now = now;
    }

    Changes changes() {
        return changes;
    }

    ScanOutcome judge(Asked request) {
        Place place = places.of(request.scannerId(), request.checkpointId());
        Optional<TurnedAway> turnedAway = Rights.refuse(place, request);
        if (turnedAway.isPresent()) {
            return turnedAway.get();
        }
        Asked asked = request.withForce(request.force() && place.profile().mayForce());
        StoredScan before = stored.get(asked.scanId());
        if (before != null) {
            return before.asksTheSame(asked)
                    ? new Told(before.answer().again(place.profile()))
                    : new TurnedAway(
                            ProblemType.SCAN_ID_REUSED,
                            "This scanId was used with another code, checkpoint, direction or force",
                            place.eventId());
        }
        return new Told(decide(asked, lookup.shown(request), place));
    }

    private ScanAnswer decide(Asked asked, @Nullable Shown shown, Place place) {
        Gate gate = place.gate();
        Standing standing = shown == null ? null : lookup.standing(shown.guest().id(), gate.id());
        Claim claim = shown == null || standing == null ? null : shown.claim(standing.tally());
        Ruling ruling = new AdmissionPolicy(gate.door(), now, () -> occupancy.isFull(place))
                .judge(asked.direction(), asked.force(), claim);
        Earlier earlier = standing == null ? null : earlier(ruling, standing);
        Previous previous = earlier == null ? null : earlier.told();
        ScanAnswer answer = new ScanAnswer(
                asked.scanId(),
                ruling.verdict(),
                ruling.reason(),
                new Explanation(place.timezone(), now).of(ruling, gate.door(), claim, previous),
                ruling.forced(),
                false,
                now,
                shown == null ? null : shown.guest().seenBy(place.profile()),
                previous);
        Instant settledAt = standing == null ? now : standing.next(now);
        Entry entry = new Entry(
                asked,
                place.eventId(),
                gate.door(),
                answer,
                ruling.outside(),
                settledAt,
                earlier == null ? null : earlier.scanId(),
                Late.not(place.operatorId()));
        changes.add(entry);
        stored.put(asked.scanId(), StoredScan.of(entry));
        if (ruling.verdict() == Verdict.REFUSED || standing == null) {
            changes.figures().refused(gate.id(), entry.category(), settledAt);
        } else {
            settle(entry, standing, place);
        }
        return answer;
    }

    private void settle(Entry entry, Standing standing, Place place) {
        Tally before = standing.tally();
        Tally after = before.take(passage(entry)).after();
        UUID scanId = entry.asked().scanId();
        if (after.slots() > before.slots()) {
            changes.takeSlot(standing.pair(), after.slots(), entry.door().entriesPerTicket(), scanId);
        }
        if (after.slots() < before.slots()) {
            changes.keepSlots(standing.pair(), after.slots(), standing.before().slots());
            if (after.slots() == 0) {
                standing.nobodyCameFirst();
            }
        }
        if (after.entries() > before.entries()) {
            standing.cameFirst(new Earlier(
                    scanId, new Previous(entry.settledAt(), place.gate().name(), place.scannerName())));
        }
        int moved = after.inside() - before.inside();
        changes.figures().passed(place.gate().id(), entry.settledAt(), after.entries() - before.entries(), moved);
        occupancy.moved(place, moved);
        standing.become(after, standing.disputed(), entry.settledAt());
    }

    private @Nullable Earlier earlier(Ruling ruling, Standing standing) {
        if (!ruling.concerns(Reason.ALREADY_ADMITTED)) {
            return null;
        }
        if (standing.first() == null) {
            standing.cameFirst(earliest.of(standing.pair()).orElse(null));
        }
        return standing.first();
    }

    /** The newest of all: judged to be within the rule, or forced. */
    private static Passage passage(Entry entry) {
        Asked asked = entry.asked();
        return new Passage(
                asked.scanId().toString(),
                entry.settledAt(),
                null,
                asked.scannedAt(),
                asked.direction(),
                asked.direction() == Direction.ENTRY && entry.outside() ? Kind.OUTSIDE : Kind.ORDINARY,
                asked.force(),
                entry.door().entriesPerTicket(),
                entry.door().reentry(),
                Decided.OPEN);
    }
}
