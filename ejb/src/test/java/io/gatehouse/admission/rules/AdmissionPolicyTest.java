package io.gatehouse.admission.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdmissionPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-21T18:00:00Z");
    private static final Door OPEN = new Door(false, false, null, null, Set.of(), false, 1, false);
    private static final Claim GOOD = new Claim(Claim.State.VALID, false, "VIP", null, null, true, Tally.NOTHING);

    /** A door and a claim that are wrong in some ways; what is wrong adds up. */
    private record Case(Door door, @Nullable Claim claim, boolean full) {

        private static final Case FINE = new Case(OPEN, GOOD, false);

        Case with(Reason reason) {
            return switch (reason) {
                case UNKNOWN -> new Case(door, null, full);
                case REVOKED ->
                    claim(c -> new Claim(
                            c.state(), true, c.category(), c.validFrom(), c.validUntil(), c.paid(), c.tally()));
                case BLOCKED -> state(Claim.State.BLOCKED);
                case CANCELLED -> state(Claim.State.CANCELLED);
                case PAUSED -> new Case(door(true, door.closesAt(), door.categories()), claim, full);
                case CHECKPOINT_CLOSED -> new Case(door(door.paused(), NOW, door.categories()), claim, full);
                case WRONG_CATEGORY -> new Case(door(door.paused(), door.closesAt(), Set.of("CREW")), claim, full);
                case NOT_YET_VALID ->
                    claim(c -> new Claim(
                            c.state(),
                            c.codeRevoked(),
                            c.category(),
                            NOW.plusMillis(1),
                            c.validUntil(),
                            c.paid(),
                            c.tally()));
                case EXPIRED ->
                    claim(c -> new Claim(
                            c.state(), c.codeRevoked(), c.category(), c.validFrom(), NOW, c.paid(), c.tally()));
                case UNPAID ->
                    claim(c -> new Claim(
                            c.state(), c.codeRevoked(), c.category(), c.validFrom(), c.validUntil(), false, c.tally()));
                case ALREADY_ADMITTED ->
                    claim(c -> new Claim(
                            c.state(),
                            c.codeRevoked(),
                            c.category(),
                            c.validFrom(),
                            c.validUntil(),
                            c.paid(),
                            new Tally(1, 1, 1, 0, 1)));
                case FULL -> new Case(door, claim, true);
            };
        }

        Ruling judge(Direction direction, boolean force) {
            return new AdmissionPolicy(door, NOW, () -> full).judge(direction, force, claim);
        }

        private Case claim(UnaryOperator<Claim> change) {
            return new Case(door, claim == null ? null : change.apply(claim), full);
        }

        private Case state(Claim.State state) {
            return claim(c -> new Claim(
                    state, c.codeRevoked(), c.category(), c.validFrom(), c.validUntil(), c.paid(), c.tally()));
        }

        private Door door(boolean paused, @Nullable Instant closesAt, Set<String> categories) {
            return new Door(paused, false, null, closesAt, categories, false, 1, false);
        }
    }

    @Test
    void whatIsInOrderIsLetIn() {
        assertThat(Case.FINE.judge(Direction.ENTRY, false)).isEqualTo(new Ruling(Verdict.ADMITTED, null, Set.of()));
        assertThat(Case.FINE.judge(Direction.EXIT, false)).isEqualTo(new Ruling(Verdict.EXITED, null, Set.of()));
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void eachReasonRefusesAnEntry(Reason reason) {
        assertThat(Case.FINE.with(reason).judge(Direction.ENTRY, false)).isEqualTo(Ruling.refused(reason));
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void ofTwoReasonsTheEarlierIsTold(Reason first) {
        for (Reason second : Reason.values()) {
            if (second.compareTo(first) > 0) {
                assertThat(Case.FINE.with(second).with(first).judge(Direction.ENTRY, false))
                        .as("%s before %s", first, second)
                        .isEqualTo(Ruling.refused(first));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void forceOverridesAllButUnknownAndPaused(Reason reason) {
        Ruling ruling = Case.FINE.with(reason).judge(Direction.ENTRY, true);

        if (reason == Reason.UNKNOWN || reason == Reason.PAUSED) {
            assertThat(ruling).isEqualTo(Ruling.refused(reason));
        } else {
            assertThat(ruling).isEqualTo(new Ruling(Verdict.ADMITTED, null, Set.of(reason)));
        }
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void onlyWhoCannotBeTrustedIsKeptFromLeaving(Reason reason) {
        Ruling ruling = Case.FINE.with(reason).judge(Direction.EXIT, false);

        boolean stopped = reason == Reason.UNKNOWN || reason == Reason.REVOKED || reason == Reason.BLOCKED;
        assertThat(ruling.verdict()).isEqualTo(stopped ? Verdict.REFUSED : Verdict.EXITED);
    }

    @Test
    void forceIsOnlySaidWhereItWasNeeded() {
        assertThat(Case.FINE.judge(Direction.ENTRY, true).forced()).isFalse();
        assertThat(Case.FINE.with(Reason.UNPAID).judge(Direction.ENTRY, true).forced())
                .isTrue();
    }

    @Test
    void aPausedDoorStaysShutHoweverMuchElseForceOverrides() {
        Case blockedAndPaused = Case.FINE.with(Reason.BLOCKED).with(Reason.PAUSED);

        assertThat(blockedAndPaused.judge(Direction.ENTRY, false)).isEqualTo(Ruling.refused(Reason.BLOCKED));
        assertThat(blockedAndPaused.judge(Direction.ENTRY, true)).isEqualTo(Ruling.refused(Reason.PAUSED));
    }

    @Test
    void aDoorsWindowIsHalfOpen() {
        Door fromNow = new Door(false, false, NOW, NOW.plusSeconds(1), Set.of(), false, 1, false);

        assertThat(fromNow.closedAt(NOW.minusMillis(1))).isTrue();
        assertThat(fromNow.closedAt(NOW)).isFalse();
        assertThat(fromNow.closedAt(NOW.plusMillis(999))).isFalse();
        assertThat(fromNow.closedAt(NOW.plusSeconds(1))).isTrue();
    }

    @Test
    void aTicketsWindowIsHalfOpen() {
        Claim fromNow = new Claim(Claim.State.VALID, false, null, NOW, NOW.plusSeconds(1), true, Tally.NOTHING);

        assertThat(reasonAt(fromNow, NOW.minusMillis(1))).isEqualTo(Reason.NOT_YET_VALID);
        assertThat(reasonAt(fromNow, NOW)).isNull();
        assertThat(reasonAt(fromNow, NOW.plusMillis(999))).isNull();
        assertThat(reasonAt(fromNow, NOW.plusSeconds(1))).isEqualTo(Reason.EXPIRED);
    }

    @Test
    void aTicketWithoutCategoryIsWelcomeOnlyWhereAllAre() {
        Claim none = new Claim(Claim.State.VALID, false, null, null, null, true, Tally.NOTHING);
        Door crew = new Door(false, false, null, null, Set.of("CREW"), false, 1, false);

        assertThat(judge(OPEN, none).reason()).isNull();
        assertThat(judge(crew, none).reason()).isEqualTo(Reason.WRONG_CATEGORY);
    }

    @Test
    void aDoorMayAcceptUnpaidTickets() {
        Door generous = new Door(false, false, null, null, Set.of(), true, 1, false);

        assertThat(judge(generous, Case.FINE.with(Reason.UNPAID).claim()).reason())
                .isNull();
    }

    @Test
    void roomIsAskedForOnlyWhenAllElseWouldLetTheGuestIn() {
        List<Boolean> asked = new ArrayList<>();
        AdmissionPolicy policy = new AdmissionPolicy(OPEN, NOW, () -> asked.add(true));

        policy.judge(
                Direction.ENTRY, false, Case.FINE.with(Reason.ALREADY_ADMITTED).claim());
        policy.judge(Direction.EXIT, false, GOOD);
        assertThat(asked).isEmpty();

        policy.judge(Direction.ENTRY, false, GOOD);
        assertThat(asked).hasSize(1);
    }

    private static @Nullable Reason reasonAt(Claim claim, Instant at) {
        return new AdmissionPolicy(OPEN, at, () -> false)
                .judge(Direction.ENTRY, false, claim)
                .reason();
    }

    private static Ruling judge(Door door, @Nullable Claim claim) {
        return new AdmissionPolicy(door, NOW, () -> false).judge(Direction.ENTRY, false, claim);
    }
}
