package io.gatehouse.admission.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.admission.rules.Passage.Decided;
import io.gatehouse.admission.rules.Passage.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static Passage passage(Direction direction, Kind kind, boolean reentry) {
        return new Passage("a", Instant.EPOCH, null, null, direction, kind, false, 1, reentry, Decided.OPEN);
    }

    private static Tally entered() {
        return Tally.NOTHING
                .take(passage(Direction.ENTRY, Kind.ORDINARY, false))
                .after();
    }

    private static Tally left(Tally tally, boolean reentry) {
        return tally.take(passage(Direction.EXIT, Kind.ORDINARY, reentry)).after();
    }

    @Test
    void leavingGivesTheEntryBackWhereReentryIsAllowed() {
        assertThat(left(entered(), true)).isEqualTo(new Tally(0, 0, 1, 1, 0));
        assertThat(left(entered(), false)).isEqualTo(new Tally(1, 0, 1, 1, 1));
    }

    @Test
    void whoWasNeverSeenToComeInMayLeaveAndUsesNothingUp() {
        assertThat(left(Tally.NOTHING, true)).isEqualTo(new Tally(0, 0, 0, 1, 0));
        assertThat(left(Tally.NOTHING, false)).isEqualTo(new Tally(0, 0, 0, 1, 0));
    }

    @Test
    void whoIsForcedPastAnotherRuleCountsAndTakesNoSlot() {
        Tally.Step step = Tally.NOTHING.take(passage(Direction.ENTRY, Kind.OUTSIDE, false));

        assertThat(step).isEqualTo(new Tally.Step(new Tally(1, 1, 1, 0, 0), Effect.COUNTS));
    }

    /** Whatever is scanned in whatever order: without force, never more entries in use than the rule allows. */
    @Property
    void noSequenceOfScansUsesATicketMoreOftenThanItsRule(
            @ForAll @Size(max = 60) List<Boolean> entries,
            @ForAll @IntRange(min = 1, max = 5) int allowed,
            @ForAll boolean reentry) {
        Door door = new Door(false, false, null, null, Set.of(), false, allowed, reentry);
        AdmissionPolicy policy = new AdmissionPolicy(door, Instant.EPOCH, () -> false);
        Tally tally = Tally.NOTHING;
        int admitted = 0;
        int left = 0;
        for (boolean entry : entries) {
            Direction direction = entry ? Direction.ENTRY : Direction.EXIT;
            Claim claim = new Claim(Claim.State.VALID, false, null, null, null, true, tally);
            Ruling ruling = policy.judge(direction, false, claim);
            if (ruling.verdict() != Verdict.REFUSED) {
                Tally.Step step = tally.take(new Passage(
                        "a",
                        Instant.EPOCH,
                        null,
                        null,
                        direction,
                        Kind.ORDINARY,
                        false,
                        allowed,
                        reentry,
                        Decided.OPEN));
                assertThat(step.effect()).isEqualTo(Effect.COUNTS);
                tally = step.after();
            }
            admitted += ruling.verdict() == Verdict.ADMITTED ? 1 : 0;
            left += ruling.verdict() == Verdict.EXITED ? 1 : 0;
            assertThat(tally.used()).isBetween(0, allowed);
            assertThat(tally.slots()).isEqualTo(tally.used());
            assertThat(tally.inside()).isBetween(0, allowed);
            assertThat(admitted).isLessThanOrEqualTo(reentry ? allowed + left : allowed);
        }
        assertThat(tally.entries()).isEqualTo(admitted);
        assertThat(tally.exits()).isEqualTo(left);
    }
}
