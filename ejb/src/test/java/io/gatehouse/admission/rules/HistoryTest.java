package io.gatehouse.admission.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.admission.rules.Passage.Decided;
import io.gatehouse.admission.rules.Passage.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/** What all scans of a ticket at a checkpoint come to, whatever was scanned and in whatever order it arrived. */
class HistoryTest {

    private static final Instant TEN = Instant.parse("2026-11-21T10:00:00Z");

    private static Passage entry(String id, int second) {
        return passage(id, second, Direction.ENTRY, Kind.ORDINARY, false, true);
    }

    private static Passage exit(String id, int second) {
        return passage(id, second, Direction.EXIT, Kind.ORDINARY, false, true);
    }

    private static Passage passage(
            String id, int second, Direction direction, Kind kind, boolean force, boolean reentry) {
        return new Passage(id, TEN.plusSeconds(second), null, null, direction, kind, force, 1, reentry, Decided.OPEN);
    }

    @Test
    void theEarlierOfTwoEntriesCountsAndTheLaterIsInConflict() {
        History history = new History(List.of(entry("later", 20), entry("earlier", 10)));

        assertThat(history.effects()).containsEntry("earlier", Effect.COUNTS).containsEntry("later", Effect.CONFLICT);
        assertThat(history.tally()).isEqualTo(new Tally(1, 1, 1, 0, 1));
        assertThat(history.slots()).containsExactly("earlier");
    }

    @Test
    void anExitBetweenTwoEntriesMakesRoomForTheSecondWhereReentryIsAllowed() {
        History history = new History(List.of(entry("a", 10), entry("b", 30), exit("x", 20)));

        assertThat(history.disputed()).isEmpty();
        assertThat(history.slots()).containsExactly("b");
        assertThat(history.tally()).isEqualTo(new Tally(1, 1, 2, 1, 1));
    }

    @Test
    void ofScansAtOneTimeTheScannersCounterDecides() {
        Passage second = new Passage("a", TEN, 2L, null, Direction.ENTRY, Kind.ORDINARY, false, 1, false, Decided.OPEN);
        Passage first = new Passage("b", TEN, 1L, null, Direction.ENTRY, Kind.ORDINARY, false, 1, false, Decided.OPEN);

        assertThat(new History(List.of(second, first)).slots()).containsExactly("b");
    }

    @Test
    void whatWasLetInAgainstTheRulesIsInConflictAlone() {
        History history =
                new History(List.of(passage("a", 1, Direction.ENTRY, Kind.DISPUTED, false, false), entry("b", 2)));

        assertThat(history.disputed()).containsExactly("a");
        assertThat(history.effects()).containsEntry("b", Effect.COUNTS);
    }

    @Test
    void theWinnerCountsAndTheOtherDoesNot() {
        History history = new History(List.of(entry("a", 10), entry("b", 20), entry("c", 30)));

        assertThat(history.win("b").effects())
                .isEqualTo(Map.of("a", Effect.NONE, "b", Effect.COUNTS, "c", Effect.NONE));
        assertThat(history.win("a").effects())
                .isEqualTo(Map.of("a", Effect.COUNTS, "b", Effect.NONE, "c", Effect.NONE));
        assertThat(history.keep().effects()).isEqualTo(history.win("a").effects());
        assertThat(history.countAll().tally()).isEqualTo(new Tally(3, 3, 3, 0, 1));
    }

    @Test
    void whoIsCrowdedOutByOneThatCountsAfterAllIsInConflictNow() {
        History history = new History(List.of(entry("a", 10), entry("b", 20), exit("out", 30), entry("c", 40)));
        assertThat(history.disputed()).containsExactly("b");

        assertThat(history.countAll().disputed()).containsExactly("c");
    }

    @Test
    void annullingTheOneThatCountsLetsTheOtherCount() {
        History history = new History(List.of(entry("a", 10), entry("b", 20)));

        assertThat(history.decide(Map.of("a", Decided.ANNULLED)).effects())
                .isEqualTo(Map.of("a", Effect.ANNULLED, "b", Effect.COUNTS));
    }

    @Property
    void theOrderOfArrivalMakesNoDifference(@ForAll("passages") List<Passage> passages, @ForAll Random random) {
        List<Passage> shuffled = new ArrayList<>(passages);
        Collections.shuffle(shuffled, random);
        History oneByOne = new History(List.of());
        for (Passage passage : shuffled) {
            oneByOne = oneByOne.with(passage);
        }

        assertThat(oneByOne.effects()).isEqualTo(new History(passages).effects());
        assertThat(oneByOne.tally()).isEqualTo(new History(passages).tally());
        assertThat(oneByOne.slots()).isEqualTo(new History(passages).slots());
    }

    @Property
    void nobodyHoldsMoreSlotsThanTheRuleAllows(@ForAll("passages") List<Passage> passages) {
        List<Passage> ordered = new History(passages).passages();
        for (int known = 0; known <= ordered.size(); known++) {
            History history = new History(ordered.subList(0, known));
            assertThat(history.slots()).hasSizeLessThanOrEqualTo(2).doesNotHaveDuplicates();
            assertThat(history.slots()).hasSize(history.tally().slots());
            assertThat(history.tally().used())
                    .isGreaterThanOrEqualTo(history.slots().size());
            assertThat(history.slots())
                    .allSatisfy(id -> assertThat(history.effects()).containsEntry(id, Effect.COUNTS));
        }
    }

    @Property
    void everyEntryThatCountsIsCountedOnce(@ForAll("passages") List<Passage> passages) {
        History history = new History(passages);
        long counting = history.passages().stream()
                .filter(passage -> passage.direction() == Direction.ENTRY)
                .filter(passage -> history.effects().get(passage.scanId()) == Effect.COUNTS)
                .count();

        assertThat(history.tally().entries()).isEqualTo((int) counting);
        assertThat(history.tally().inside()).isBetween(0, (int) counting);
    }

    @Property
    void whoIsInsideIsWhatEveryPassageHasMoved(@ForAll("passages") List<Passage> passages) {
        History history = new History(passages);

        assertThat(history.moved().values().stream().mapToInt(by -> by).sum())
                .isEqualTo(history.tally().inside() + history.disputed().size());
    }

    @Property
    void everyResolutionDecidesAboutTheWholeConflictAndTheWinnerCounts(@ForAll("passages") List<Passage> passages) {
        History history = new History(passages);
        assertThat(history.keep().disputed()).isEmpty();
        assertThat(history.keep().tally()).isEqualTo(history.tally());
        history.disputed()
                .forEach(scanId -> assertThat(history.countAll().effects()).containsEntry(scanId, Effect.COUNTS));
        for (Passage passage : history.passages()) {
            if (history.mayWin(passage.scanId())) {
                History won = history.win(passage.scanId());
                assertThat(won.disputed()).isEmpty();
                assertThat(won.effects()).containsEntry(passage.scanId(), Effect.COUNTS);
            }
        }
    }

    @Provide
    Arbitrary<List<Passage>> passages() {
        Arbitrary<Passage> one = Combinators.combine(
                        Arbitraries.integers().between(0, 8),
                        Arbitraries.longs().between(0, 3).injectNull(0.3),
                        Arbitraries.of(Direction.ENTRY, Direction.ENTRY, Direction.EXIT),
                        Arbitraries.frequency(
                                Tuple.of(6, Kind.ORDINARY), Tuple.of(1, Kind.OUTSIDE), Tuple.of(1, Kind.DISPUTED)),
                        Arbitraries.of(false, false, false, true),
                        Arbitraries.frequency(
                                Tuple.of(8, Decided.OPEN),
                                Tuple.of(1, Decided.ANNULLED),
                                Tuple.of(1, Decided.SET_ASIDE)),
                        Arbitraries.strings().withCharRange('a', 'f').ofLength(12))
                .as((second, n, direction, kind, force, decided, id) ->
                        new Passage(id, TEN.plusSeconds(second), n, null, direction, kind, force, 2, true, decided));
        return one.list().ofMaxSize(14).uniqueElements(Passage::scanId);
    }
}
