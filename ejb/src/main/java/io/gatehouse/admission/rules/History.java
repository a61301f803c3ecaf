package io.gatehouse.admission.rules;

import io.gatehouse.admission.rules.Passage.Decided;
import io.gatehouse.admission.rules.Passage.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All passages of a ticket at a checkpoint, in settled order, and what follows from them. */
public final class History {

    private final List<Passage> passages;
    private final Map<String, Effect> effects = new LinkedHashMap<>();
    private final Map<String, Integer> moved = new LinkedHashMap<>();
    private final List<String> slots = new ArrayList<>();
    private Tally tally = Tally.NOTHING;

    /** @param passages in any order: it makes no difference */
    public History(List<Passage> passages) {
        this.passages = passages.stream().sorted(Passage.ORDER).toList();
        for (Passage passage : this.passages) {
            Tally.Step step = tally.take(passage);
            effects.put(passage.scanId(), step.effect());
            int disputed = step.effect() == Effect.CONFLICT ? 1 : 0;
            moved.put(passage.scanId(), step.after().inside() - tally.inside() + disputed);
            keepSlots(passage, step.after().slots());
            tally = step.after();
        }
    }

    public List<Passage> passages() {
        return passages;
    }

    public Map<String, Effect> effects() {
        return effects;
    }

    /** By how much more, or fewer, are inside after each: somebody did go in whose scan is in conflict. */
    public Map<String, Integer> moved() {
        return moved;
    }

    /** Which scan holds which numbered slot; the first holds slot 1. */
    public List<String> slots() {
        return slots;
    }

    public Tally tally() {
        return tally;
    }

    public List<String> disputed() {
        return passages.stream()
                .map(Passage::scanId)
                .filter(id -> effects.get(id) == Effect.CONFLICT)
                .toList();
    }

    /** What stood just before a passage that may not be among them. */
    public Tally before(Passage passage) {
        Tally sum = Tally.NOTHING;
        for (Passage earlier : passages) {
            if (Passage.ORDER.compare(earlier, passage) >= 0) {
                break;
            }
            sum = sum.take(earlier).after();
        }
        return sum;
    }

    public History with(Passage another) {
        List<Passage> more = new ArrayList<>(passages);
        more.add(another);
        return new History(more);
    }

    public History decide(Map<String, Decided> decisions) {
        return new History(passages.stream()
                .map(passage -> passage.decided(decisions.getOrDefault(passage.scanId(), passage.decided())))
                .toList());
    }

    /** Those in conflict lose. */
    public History keep() {
        return decideDisputed(Decided.SET_ASIDE);
    }

    /** All of them count. One may crowd out a later one, and nobody has decided about that: it is in conflict then. */
    public History countAll() {
        return decideDisputed(Decided.COUNTED);
    }

    /** Whether a scan may be named the winner: an entry that counts, or that is in conflict. */
    public boolean mayWin(String scanId) {
        Effect effect = effects.get(scanId);
        return (effect == Effect.COUNTS || effect == Effect.CONFLICT)
                && passage(scanId).direction() == Direction.ENTRY;
    }

    /** The winner counts; whoever stands in its way, the latest first, makes room, and the rest of the conflict loses. */
    public History win(String winner) {
        History present = this;
        if (effects.get(winner) == Effect.CONFLICT) {
            if (passage(winner).kind() == Kind.DISPUTED) {
                present = present.decide(Map.of(winner, Decided.COUNTED));
            }
            while (present.crowds(winner)) {
                String latest = present.latestSlotBefore(winner);
                present = present.decide(Map.of(latest, Decided.SET_ASIDE));
            }
            if (present.effects.get(winner) == Effect.CONFLICT) {
                // forced entries have used the rule up, and they stay
                present = present.decide(Map.of(winner, Decided.COUNTED));
            }
        }
        return present.keepAllBut(winner);
    }

    private History keepAllBut(String winner) {
        Map<String, Decided> losers = new LinkedHashMap<>();
        for (String scanId : disputed()) {
            if (!scanId.equals(winner)) {
                losers.put(scanId, Decided.SET_ASIDE);
            }
        }
        return decide(losers);
    }

    private boolean crowds(String winner) {
        Passage passage = passage(winner);
        Tally before = before(passage);
        return before.used() >= passage.allowed() && before.slots() > 0;
    }

    private String latestSlotBefore(String winner) {
        List<Passage> earlier = new ArrayList<>();
        for (Passage passage : passages) {
            if (passage.scanId().equals(winner)) {
                break;
            }
            earlier.add(passage);
        }
        List<String> holding = new History(earlier).slots();
        return holding.get(holding.size() - 1);
    }

    private History decideDisputed(Decided decided) {
        Map<String, Decided> decisions = new LinkedHashMap<>();
        disputed().forEach(scanId -> decisions.put(scanId, decided));
        return decide(decisions);
    }

    private Passage passage(String scanId) {
        return passages.stream()
                .filter(passage -> passage.scanId().equals(scanId))
                .findFirst()
                .orElseThrow();
    }

    private void keepSlots(Passage passage, int held) {
        if (held > slots.size()) {
            slots.add(passage.scanId());
        }
        while (held < slots.size()) {
            slots.remove(slots.size() - 1);
        }
    }
}
