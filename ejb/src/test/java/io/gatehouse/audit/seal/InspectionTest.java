package io.gatehouse.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.common.Secrets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an inspection finds in a chain of three seals over two records and two scans each. */
class InspectionTest {

    private static final Instant NOW = Instant.parse("2026-11-21T18:00:00.123Z");
    private static final SealKey KEY = SealKey.of(new Secrets("A".repeat(43)));
    private static final SealKey OTHER_KEY = SealKey.of(new Secrets("B".repeat(43)));

    private final List<List<@Nullable String>> audit = new ArrayList<>();
    private final List<List<@Nullable String>> scans = new ArrayList<>();
    private final List<Seal> seals = new ArrayList<>();
    private final List<Truncation> truncations = new ArrayList<>();
    private final List<Witness> witnesses = new ArrayList<>();

    InspectionTest() {
        for (int turn = 1; turn <= 6; turn++) {
            audit.add(values(Kind.AUDIT, turn, turn));
            scans.add(values(Kind.SCAN, turn, turn));
        }
        for (int no = 1; no <= 3; no++) {
            seals.add(seal(KEY, no));
        }
    }

    @Test
    void whatIsAsItWasIsWhole() {
        Verification found = inspect();

        assertThat(found.broken()).isEmpty();
        assertThat(found.records()).isEqualTo(6);
        assertThat(found.scans()).isEqualTo(6);
        assertThat(found.seals()).isEqualTo(3);
        assertThat(found.newest()).isEqualTo(seals.get(2));
    }

    @Test
    void eachChangedFieldOfARecordIsFound() {
        everyChangeIsFound(Kind.AUDIT, audit);
    }

    @Test
    void eachChangedFieldOfAScanIsFound() {
        everyChangeIsFound(Kind.SCAN, scans);
    }

    @Test
    void aMissingValueIsNotAnEmptyOne() {
        audit.get(2).set(6, null);
        assertThat(inspect().broken()).containsExactly(new Broken(2, "audit", 3, "changed"));
    }

    @Test
    void removedRowsAreFoundByTheirNumbers() {
        audit.remove(2);
        scans.remove(5);
        assertThat(inspect().broken())
                .containsExactly(new Broken(2, "audit", 3, "removed"), new Broken(3, "scan", 6, "removed"));
    }

    @Test
    void aRowAddedToWhatIsSealedIsFound() {
        audit.add(values(Kind.AUDIT, 77, 3));
        assertThat(inspect().broken()).containsExactly(new Broken(2, "audit", 77, "added"));
    }

    @Test
    void rowsThatAreNotSealedYetAreNobodysFault() {
        audit.add(values(Kind.AUDIT, 7, 7));
        assertThat(inspect().ok()).isTrue();
        assertThat(inspect().unsealed()).isEqualTo(1);
    }

    @Test
    void twoRowsWhoseContentsWereSwappedAreBothFound() {
        List<@Nullable String> first = audit.get(0);
        List<@Nullable String> second = audit.get(3);
        String id = first.get(0);
        first.set(0, second.get(0));
        second.set(0, id);

        assertThat(inspect().broken())
                .contains(new Broken(1, "audit", 1, "changed"), new Broken(2, "audit", 4, "changed"));
    }

    @Test
    void twoRowsOfOneSealWhoseNumbersWereSwappedAreBothFound() {
        List<@Nullable String> first = scans.get(2);
        List<@Nullable String> second = scans.get(3);
        String seq = first.get(0);
        first.set(0, second.get(0));
        second.set(0, seq);

        assertThat(inspect().broken())
                .containsExactlyInAnyOrder(new Broken(2, "scan", 3, "changed"), new Broken(2, "scan", 4, "changed"));
    }

    @Test
    void aRemovedSealIsFound() {
        seals.remove(1);
        assertThat(inspect().first()).contains(new Broken(2, "seal", 2, "removed"));
    }

    @Test
    void aSealOfAnotherKeyIsFound() {
        seals.set(2, seal(OTHER_KEY, 3));
        assertThat(inspect().broken()).containsExactly(new Broken(3, "seal", 3, "unsigned"));
    }

    @Test
    void eachChangedFieldOfASealIsFound() {
        Seal whole = seals.get(1);
        List<Seal> changed = List.of(
                copy(whole, NOW.plusMillis(1), 3, 5, 2, whole.previous()),
                copy(whole, NOW, 2, 5, 2, whole.previous()),
                copy(whole, NOW, 3, 6, 2, whole.previous()),
                copy(whole, NOW, 3, 5, 1, whole.previous()),
                copy(whole, NOW, 3, 5, 2, Seal.NOTHING_BEFORE));
        for (Seal other : changed) {
            seals.set(1, other);
            assertThat(inspect().first()).contains(new Broken(2, "seal", 2, "changed"));
        }
    }

    @Test
    void aCutOffEndIsFoundByWhoHasSeenIt() {
        witnesses.add(Witness.of(seals.get(2)));
        seals.remove(2);
        assertThat(inspect().broken()).containsExactly(new Broken(3, "seal", 3, "cut-off"));
    }

    @Test
    void anEndThatGrewAnewIsFoundByWhoHasSeenTheOld() {
        witnesses.add(Witness.of(seals.get(2)));
        seals.remove(2);
        audit.remove(5);
        seals.add(seal(KEY, 3));
        assertThat(inspect().broken()).containsExactly(new Broken(3, "seal", 3, "changed"));
    }

    @Test
    void wholeChainsThatAreGoneAreFoundByTheirRows() {
        seals.clear();
        assertThat(inspect().broken()).containsExactly(new Broken(1, "seal", 1, "cut-off"));
    }

    @Test
    void aWitnessThatWeDidNotSignProvesNothing() {
        witnesses.add(new Witness(2, "ab".repeat(32), "cd".repeat(64)));
        assertThat(inspect().broken()).containsExactly(new Broken(2, "witness", 2, "unsigned"));
    }

    @Test
    void recordsRemovedForTheirAgeAreMissedOnlyWithoutTheSignedWord() {
        audit.subList(0, 4).clear();
        assertThat(inspect().broken()).hasSize(4);

        Truncation.Removed removed = new Truncation.Removed();
        removed.add(seals.get(0));
        removed.add(seals.get(1));
        truncations.add(removed.sign(KEY, NOW, seals.get(1)));
        assertThat(inspect().broken()).isEmpty();

        scans.remove(0);
        audit.remove(0);
        assertThat(inspect().broken())
                .containsExactly(new Broken(1, "scan", 1, "removed"), new Broken(3, "audit", 5, "removed"));
    }

    @Test
    void aTruncationThatWeDidNotSignIsFound() {
        Truncation.Removed removed = new Truncation.Removed();
        removed.add(seals.get(0));
        truncations.add(removed.sign(OTHER_KEY, NOW, seals.get(0)));
        assertThat(inspect().broken()).containsExactly(new Broken(1, "truncation", 1, "unsigned"));
    }

    @Test
    void aTruncationThatTellsOfOtherRecordsIsFound() {
        Truncation.Removed removed = new Truncation.Removed();
        removed.add(seals.get(1));
        truncations.add(removed.sign(KEY, NOW, seals.get(1)));
        assertThat(inspect().broken()).containsExactly(new Broken(2, "truncation", 2, "changed"));
    }

    @Test
    void anInspectionMayBeginLater() {
        audit.remove(0);
        Verification found = inspection().from(2);
        assertThat(found.broken()).isEmpty();
        assertThat(found.seals()).isEqualTo(2);
    }

    @Test
    void timesOfAnyZoneAndFlagsOfAnyLengthReadTheSame() {
        List<@Nullable String> dumped = values(Kind.SCAN, 1, 1);
        List<@Nullable String> read = values(Kind.SCAN, 1, 1);
        int at = column("settled_at");
        int flag = column("forced");
        dumped.set(at, "2026-11-21 18:00:00.1+00");
        read.set(at, "2026-11-21 23:30:00.100+05:30");
        dumped.set(flag, "t");
        read.set(flag, "true");
        assertThat(Row.of(Kind.SCAN, read)).isEqualTo(Row.of(Kind.SCAN, dumped));
    }

    private void everyChangeIsFound(Kind kind, List<List<@Nullable String>> rows) {
        for (int i = 1; i < kind.columns().size() - 1; i++) {
            List<@Nullable String> whole = rows.get(3);
            List<@Nullable String> changed = new ArrayList<>(whole);
            changed.set(i, changed(kind.columns().get(i)));
            rows.set(3, changed);

            assertThat(inspect().broken())
                    .as(kind.columns().get(i).name())
                    .containsExactly(new Broken(2, kind.word(), 4, "changed"));
            rows.set(3, whole);
        }
        List<@Nullable String> moved = new ArrayList<>(rows.get(3));
        moved.set(moved.size() - 1, "99");
        rows.set(3, moved);
        assertThat(inspect().broken()).containsExactly(new Broken(2, kind.word(), 4, "changed"));
    }

    private Verification inspect() {
        return inspection().from(1);
    }

    private Inspection inspection() {
        return new Inspection(new Kept(), KEY, witnesses);
    }

    private static String changed(Column column) {
        return switch (column.type()) {
            case TEXT -> "another";
            case TIME -> "2026-11-21 18:00:00.124+00";
            case FLAG -> "true";
            case BYTES -> "\\x00";
        };
    }

    private static List<@Nullable String> values(Kind kind, int number, int turn) {
        List<@Nullable String> values = new ArrayList<>();
        for (Column column : kind.columns()) {
            values.add(
                    switch (column.type()) {
                        case TEXT -> column.name().equals("user_agent") ? "" : column.name() + number;
                        case TIME -> "2026-11-21 18:00:00.123+00";
                        case FLAG -> "false";
                        case BYTES -> "\\xabcd";
                    });
        }
        values.set(0, Integer.toString(number));
        values.set(values.size() - 1, Integer.toString(turn));
        return values;
    }

    private static int column(String name) {
        return IntStream.range(0, Kind.SCAN.columns().size())
                .filter(i -> Kind.SCAN.columns().get(i).name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Seal seal(SealKey key, int no) {
        String previous = no == 1 ? Seal.NOTHING_BEFORE : seals.get(no - 2).digest();
        long from = no == 1 ? Long.MIN_VALUE : 2L * no - 1;
        long upto = 2L * no + 1;
        return Seal.make(key, NOW, no, previous, from, upto, new Kept().rows(from, upto));
    }

    private static Seal copy(Seal seal, Instant at, long from, long upto, int records, String previous) {
        return new Seal(
                seal.no(),
                at,
                from,
                upto,
                records,
                seal.scans(),
                seal.entries(),
                seal.digest(),
                previous,
                seal.signature());
    }

    /** What a test has kept, as a ledger. */
    private final class Kept implements Ledger {

        @Override
        public List<Seal> sealsAfter(long no) {
            return seals.stream().filter(seal -> seal.no() > no).limit(2).toList();
        }

        @Override
        public Optional<Seal> sealBefore(long no) {
            return seals.stream().filter(seal -> seal.no() < no).reduce((a, b) -> b);
        }

        @Override
        public List<Row> rows(long fromTurn, long uptoTurn) {
            return Arrays.stream(Kind.values())
                    .flatMap(kind -> kept(kind).stream().map(values -> Row.of(kind, values)))
                    .filter(row -> row.turn() >= fromTurn && row.turn() < uptoTurn)
                    .sorted(Row.ORDER)
                    .toList();
        }

        @Override
        public long countFrom(long turn) {
            return rows(turn, Long.MAX_VALUE).size();
        }

        @Override
        public boolean has(Kind kind, long number) {
            return kept(kind).stream().anyMatch(values -> Long.toString(number).equals(values.get(0)));
        }

        @Override
        public List<Truncation> truncations() {
            return truncations;
        }

        private List<List<@Nullable String>> kept(Kind kind) {
            return kind == Kind.AUDIT ? audit : scans;
        }
    }
}
