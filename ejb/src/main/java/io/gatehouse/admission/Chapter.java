package io.gatehouse.admission;

import io.gatehouse.admission.rules.Direction;
import io.gatehouse.admission.rules.Effect;
import io.gatehouse.admission.rules.History;
import io.gatehouse.admission.rules.Passage;
import io.gatehouse.admission.rules.Passage.Decided;
import io.gatehouse.admission.rules.Tally;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All passages of one subject: as they were stored, and as they become by what is added or decided. */
final class Chapter {

    private final Subject subject;
    private final @Nullable Standing standing;
    private final @Nullable UUID openConflict;
    private final Map<String, Effect> storedEffects;
    private final History old;
    private History present;

    Chapter(
            Subject subject,
            @Nullable Standing standing,
            List<Passage> passages,
            Map<String, Effect> storedEffects,
            @Nullable UUID openConflict) {
        this.subject = subject;
        this.standing = standing;
        this.openConflict = openConflict;
        this.storedEffects = storedEffects;
        this.old = new History(passages);
        this.present = old;
    }

    static Chapter begin(Subject subject, @Nullable Standing standing) {
        return new Chapter(subject, standing, List.of(), new HashMap<>(), null);
    }

    Subject subject() {
        return subject;
    }

    @Nullable
    UUID openConflict() {
        return openConflict;
    }

    History present() {
        return present;
    }

    boolean knows(String scanId) {
        return present.effects().containsKey(scanId);
    }

    Tally before(Passage passage) {
        return present.before(passage);
    }

    void add(Passage passage) {
        present = present.with(passage);
    }

    void become(History next) {
        present = next;
    }

    void decide(String scanId, Decided decided) {
        present = present.decide(Map.of(scanId, decided));
    }

    boolean changed() {
        return present != old;
    }

    /** Passages whose effect is no longer what is stored, or that are decided and were not. */
    Map<Passage, Effect> changedEffects() {
        Map<String, Decided> before = new HashMap<>();
        old.passages().forEach(passage -> before.put(passage.scanId(), passage.decided()));
        Map<Passage, Effect> changed = new LinkedHashMap<>();
        for (Passage passage : present.passages()) {
            Effect effect = Objects.requireNonNull(present.effects().get(passage.scanId()));
            Effect stored = storedEffects.getOrDefault(passage.scanId(), Effect.COUNTS);
            boolean decidedAnew = before.getOrDefault(passage.scanId(), Decided.OPEN) != passage.decided();
            if (effect != stored || decidedAnew) {
                changed.put(passage, effect);
            }
        }
        return changed;
    }

    /** Carries the new sums over to what will be stored. */
    void count(Changes changes) {
        int disputed = present.disputed().size();
        if (standing == null) {
            changes.figures()
                    .moved(
                            subject.checkpointId(),
                            null,
                            old.tally(),
                            present.tally(),
                            disputed - old.disputed().size());
        } else {
            present.passages().forEach(passage -> standing.become(present.tally(), disputed, passage.settledAt()));
            moveSlots(standing, changes);
        }
        for (Passage passage : present.passages()) {
            int entries =
                    counted(passage, present.effects()) - (knewBefore(passage) ? counted(passage, storedEffects) : 0);
            int moved = present.moved().getOrDefault(passage.scanId(), 0)
                    - old.moved().getOrDefault(passage.scanId(), 0);
            changes.figures().passed(subject.checkpointId(), passage.settledAt(), entries, moved);
        }
    }

    private boolean knewBefore(Passage passage) {
        return old.effects().containsKey(passage.scanId());
    }

    private static int counted(Passage passage, Map<String, Effect> effects) {
        boolean counts = effects.getOrDefault(passage.scanId(), Effect.COUNTS) == Effect.COUNTS;
        return counts && passage.direction() == Direction.ENTRY ? 1 : 0;
    }

    private void moveSlots(Standing changed, Changes changes) {
        List<String> before = old.slots();
        List<String> after = present.slots();
        int same = 0;
        while (same < before.size() && same < after.size() && before.get(same).equals(after.get(same))) {
            same++;
        }
        changes.keepSlots(changed.pair(), same, before.size());
        Map<String, Integer> allowed = new HashMap<>();
        present.passages().forEach(passage -> allowed.put(passage.scanId(), passage.allowed()));
        for (int slot = same; slot < after.size(); slot++) {
            String scanId = after.get(slot);
            changes.takeSlot(
                    changed.pair(), slot + 1, Objects.requireNonNull(allowed.get(scanId)), UUID.fromString(scanId));
        }
    }
}
