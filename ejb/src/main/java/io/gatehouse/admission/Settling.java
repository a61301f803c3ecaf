package io.gatehouse.admission;

import io.gatehouse.admission.Lookup.Shown;
import io.gatehouse.admission.Place.Gate;
import io.gatehouse.admission.ScanAnswer.Previous;
import io.gatehouse.admission.Standing.Earlier;
import io.gatehouse.admission.rules.AdmissionPolicy;
import io.gatehouse.admission.rules.Claim;
import io.gatehouse.admission.rules.Direction;
import io.gatehouse.admission.rules.Door;
import io.gatehouse.admission.rules.Effect;
import io.gatehouse.admission.rules.Passage.Kind;
import io.gatehouse.admission.rules.Reason;
import io.gatehouse.admission.rules.Ruling;
import io.gatehouse.admission.rules.Tally;
import io.gatehouse.admission.rules.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Settles late uploads of one event: each is judged by what was so at its time and by the checkpoint's rules of today, and
 * the effects of all scans of its ticket follow anew. Whether there was room, or a pause, can't be known any more.
 */
final class Settling {

    private final Sql sql;
    private final Places places;
    private final Instant now;
    private final Changes changes = new Changes();
    private final Map<Subject, Chapter> chapters = new HashMap<>();
    private final Map<String, Reason> disputedFor = new HashMap<>();
    private final Map<UUID, Entry> entries = new LinkedHashMap<>();
    private final Map<UUID, Subject> subjects = new HashMap<>();

    Settling(Sql sql, Places places, Instant now) {
        this.sql = sql;
        this.places = places;
        this.now = now;
    }

    /**
     * Stores all of them. Without locking it loses the race when one of the tickets is scanned meanwhile; with it, others
     * wait.
     */
    Map<UUID, StoredScan> settle(List<Upload> uploads, boolean locked, Disputes disputes, int stripe) {
        List<Asked> asked = uploads.stream().map(Upload::asked).toList();
        Lookup lookup = Lookup.read(sql, asked, places);
        lockStrays(uploads, lookup);
        if (locked) {
            Chapters.lock(sql, lookup.standings().stream().map(Standing::pair).toList());
            lookup = Lookup.read(sql, asked, places);
        }
        TicketStates states = TicketStates.read(
                sql,
                lookup.standings().stream()
                        .map(standing -> standing.pair().ticketId())
                        .toList());
        chapters.putAll(Chapters.read(sql, lookup.standings()));
        for (Upload upload : uploads.stream().sorted(Upload.ORDER).toList()) {
            judge(upload, lookup, states);
        }
        Map<Subject, UUID> conflicts = new HashMap<>();
        chapters.values().stream().filter(Chapter::changed).forEach(chapter -> {
            chapter.count(changes);
            UUID conflict = disputes.take(chapter, disputedFor);
            if (conflict != null) {
                conflicts.put(chapter.subject(), conflict);
            }
        });
        if (!changes.isEmpty()) {
            changes.store(sql, lookup.touched(), stripe);
            disputes.store();
        }
        Map<UUID, StoredScan> stored = new HashMap<>();
        entries.forEach((scanId, entry) -> stored.put(scanId, stored(entry, conflicts)));
        return stored;
    }

    /** What was told of those that were settled. */
    List<Verdicts> verdicts() {
        return Verdicts.of(entries.values(), places);
    }

    private StoredScan stored(Entry entry, Map<Subject, UUID> conflicts) {
        StoredScan plain = StoredScan.of(entry);
        Subject subject = subjects.get(entry.asked().scanId());
        Chapter chapter = subject == null ? null : chapters.get(subject);
        if (chapter == null) {
            return plain;
        }
        Effect effect = Objects.requireNonNull(
                chapter.present().effects().get(entry.asked().scanId().toString()));
        return plain.with(effect, effect == Effect.CONFLICT ? conflicts.get(subject) : null);
    }

    private void judge(Upload upload, Lookup lookup, TicketStates states) {
        Asked asked = upload.asked();
        Place place = places.of(asked.scannerId(), asked.checkpointId());
        Gate gate = place.gate();
        Shown shown = lookup.shown(asked);
        Standing standing = shown == null ? null : lookup.standing(shown.guest().id(), gate.id());
        Chapter chapter = standing == null ? null : chapters.get(Subject.of(standing.pair()));
        Door door = gate.door().asItWouldHaveStood();
        Claim claim = shown == null
                ? null
                : shown.claim(
                        states.at(shown.guest().id(), upload.settledAt()),
                        shown.revokedAt() != null && !upload.settledAt().isBefore(shown.revokedAt()),
                        tally(upload, chapter, door));
        Ruling ruling = rule(upload, door, claim);
        Earlier earlier = standing == null || !ruling.concerns(Reason.ALREADY_ADMITTED) ? null : first(standing);
        Previous previous = earlier == null ? null : earlier.told();
        Entry entry = new Entry(
                asked,
                place.eventId(),
                door,
                new ScanAnswer(
                        asked.scanId(),
                        ruling.verdict(),
                        ruling.reason(),
                        new Explanation(place.timezone(), upload.settledAt()).of(ruling, door, claim, previous),
                        ruling.forced(),
                        false,
                        now,
                        shown == null ? null : shown.guest().seenBy(place.profile()),
                        previous),
                ruling.outside(),
                upload.settledAt(),
                earlier == null ? null : earlier.scanId(),
                upload.late());
        changes.add(entry);
        entries.put(asked.scanId(), entry);
        if (ruling.verdict() == Verdict.REFUSED) {
            changes.figures().refused(gate.id(), entry.category(), upload.settledAt());
        }
        Kind kind = kind(upload, ruling);
        if (kind != null) {
            if (kind == Kind.DISPUTED && ruling.reason() != null) {
                disputedFor.put(asked.scanId().toString(), ruling.reason());
            }
            Chapter own = chapter == null ? stray(asked) : chapter;
            own.add(upload.passage(kind, door.entriesPerTicket(), door.reentry()));
            subjects.put(asked.scanId(), own.subject());
        }
        if (standing != null && ruling.verdict() == Verdict.ADMITTED && first(standing) == null) {
            standing.cameFirst(
                    new Earlier(asked.scanId(), new Previous(upload.settledAt(), gate.name(), place.scannerName())));
        }
    }

    /** Who came in first, of those stored before or else of these. */
    private @Nullable Earlier first(Standing standing) {
        if (standing.first() == null && standing.before().entries() > 0) {
            standing.cameFirst(Lookup.earliest(sql, standing.pair()).orElse(null));
        }
        return standing.first();
    }

    private Ruling rule(Upload upload, Door door, @Nullable Claim claim) {
        Ruling ruling = new AdmissionPolicy(door, upload.settledAt(), () -> false)
                .judge(upload.asked().direction(), upload.asked().force(), claim);
        if (upload.late().offlineVerdict() != Verdict.REFUSED) {
            return ruling;
        }
        Reason own = upload.offlineReason() == null ? ruling.reason() : upload.offlineReason();
        return Ruling.refused(own == null ? Reason.UNKNOWN : own);
    }

    /** A door that stood alone could not know of other scans, so they are no reason to call its word wrong. */
    private static Tally tally(Upload upload, @Nullable Chapter chapter, Door door) {
        boolean trusted = upload.late().offlineVerdict() == Verdict.ADMITTED
                && !upload.asked().force();
        return chapter == null || trusted
                ? Tally.NOTHING
                : chapter.before(upload.passage(Kind.ORDINARY, door.entriesPerTicket(), door.reentry()));
    }

    /** As what somebody passed, if anybody did. */
    private static @Nullable Kind kind(Upload upload, Ruling ruling) {
        if (ruling.verdict() != Verdict.REFUSED) {
            return ruling.outside() && ruling.verdict() == Verdict.ADMITTED ? Kind.OUTSIDE : Kind.ORDINARY;
        }
        return upload.late().offlineVerdict() == Verdict.ADMITTED
                        && upload.asked().direction() == Direction.ENTRY
                ? Kind.DISPUTED
                : null;
    }

    private Chapter stray(Asked asked) {
        return chapters.computeIfAbsent(Subject.stray(asked), subject -> Chapters.readStray(sql, subject));
    }

    /** Before any ticket is taken, and all in one order. */
    private void lockStrays(List<Upload> uploads, Lookup lookup) {
        uploads.stream()
                .filter(upload -> lookup.shown(upload.asked()) == null)
                .filter(upload -> upload.late().offlineVerdict() == Verdict.ADMITTED)
                .map(upload -> Subject.stray(upload.asked()))
                .distinct()
                .sorted(Comparator.comparing(Subject::toString))
                .forEach(subject -> Chapters.lockStray(sql, subject));
    }
}
