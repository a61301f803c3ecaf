package io.gatehouse.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TallyTest {

    @Test
    void leavingGivesTheEntryBackWhereReentryIsAllowed() {
        Tally inside = Tally.NOTHING.entered();

        assertThat(inside.left(true)).isEqualTo(new Tally(0, 0, 1, 1));
        assertThat(inside.left(false)).isEqualTo(new Tally(1, 0, 1, 1));
    }

    @Test
    void whoWasNeverSeenToComeInMayLeaveAndUsesNothingUp() {
        assertThat(Tally.NOTHING.left(true)).isEqualTo(new Tally(0, 0, 0, 1));
        assertThat(Tally.NOTHING.left(false)).isEqualTo(new Tally(0, 0, 0, 1));
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
            Claim claim = new Claim(Claim.State.VALID, false, null, null, null, true, tally);
            Ruling ruling = policy.judge(entry ? Direction.ENTRY : Direction.EXIT, false, claim);
            if (ruling.verdict() == Verdict.ADMITTED) {
                tally = tally.entered();
                admitted++;
            } else if (ruling.verdict() == Verdict.EXITED) {
                tally = tally.left(reentry);
                left++;
            }
            assertThat(tally.used()).isBetween(0, allowed);
            assertThat(tally.inside()).isBetween(0, allowed);
            assertThat(admitted).isLessThanOrEqualTo(reentry ? allowed + left : allowed);
        }
        assertThat(tally.entries()).isEqualTo(admitted);
        assertThat(tally.exits()).isEqualTo(left);
    }
}
