package io.gatehouse.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.admission.Verdicts.Given;
import io.gatehouse.admission.rules.Direction;
import io.gatehouse.admission.rules.Reason;
import io.gatehouse.admission.rules.Verdict;
import io.gatehouse.common.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RulesTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final UUID EVENT = UUID.randomUUID();

    private final Rules rules = new Rules(new Thresholds(5, 20, Duration.ofMinutes(10), Duration.ofMinutes(5)));

    @Test
    void theFifthRefusalOfOneCodeWithinTenMinutesIsToldWithThoseBefore() {
        for (int i = 0; i < 4; i++) {
            assertThat(refused("ticket/a", i * 60)).isEmpty();
        }
        Sighting seen = refused("ticket/a", 240).orElseThrow();

        assertThat(seen.times()).isEqualTo(5);
        assertThat(seen.firstAt()).isEqualTo(NOON);
        assertThat(seen.detail()).isEqualTo("Last at Gate: already admitted");
        assertThat(refused("ticket/a", 241).orElseThrow().times()).isEqualTo(1);
    }

    @Test
    void refusalsOfOtherCodesAndOfLongAgoDoNotAddUp() {
        for (int i = 0; i < 12; i++) {
            assertThat(refused("ticket/a", i * 150)).isEmpty();
            assertThat(refused("ticket/" + i, i * 150)).isEmpty();
        }
    }

    @Test
    void whatWasToldIsNotToldAgainAfterAQuietTime() {
        for (int i = 0; i < 5; i++) {
            refused("ticket/a", i);
        }
        assertThat(refused("ticket/a", 601)).isEmpty();
        assertThat(refused("ticket/a", 601).orElseThrow().times()).isEqualTo(2);
    }

    @Test
    void aRevokedOrSuspendedScannerThatCallsIsToldAtOnce() {
        Fact revoked = Fact.of("scan.turned-away", EVENT, "scanner", "s").with("problem", "scanner-revoked");
        Fact pending = Fact.of("scanner.turned-away", EVENT, "scanner", "s").with("problem", "scanner-pending");

        Sighting seen = rules.done(revoked, "10.0.0.7", NOON).get(0);
        assertThat(seen.kind()).isEqualTo(Kind.REVOKED_SCANNER);
        assertThat(seen.subject()).isEqualTo("scanner/s");
        assertThat(seen.detail()).contains("revoked").contains("10.0.0.7");
        assertThat(rules.done(pending, null, NOON)).isEmpty();
    }

    @Test
    void aClockIsImpossibleBeyondFiveMinutesEitherWay() {
        UUID scanner = UUID.randomUUID();
        assertThat(rules.beat(EVENT, scanner, Duration.ofMinutes(5), NOON)).isEmpty();
        assertThat(rules.beat(EVENT, scanner, Duration.ofMinutes(-6), NOON)
                        .orElseThrow()
                        .detail())
                .isEqualTo("Its clock is 6 minutes behind");
        Fact late = Fact.of("scanner.clock-wrong", EVENT, "scanner", scanner).with("aheadSeconds", 7_200);
        assertThat(rules.done(late, null, NOON).get(0).detail()).isEqualTo("Handed in scans from 2 hours ahead");
        assertThat(rules.done(late.with("aheadSeconds", 90), null, NOON)).isEmpty();
    }

    @Test
    void twentyWrongPasswordsForOneAccountOrFromOneAddressAreAnAttack() {
        for (int i = 0; i < 19; i++) {
            assertThat(refusedSignIn("admin", "10.0.0." + i, i)).isEmpty();
        }
        assertThat(refusedSignIn("admin", "10.0.0.99", 20))
                .extracting(Sighting::subject)
                .containsExactly("account/admin");
        for (int i = 0; i < 18; i++) {
            refusedSignIn("user" + i, "10.0.0.99", 30);
        }
        assertThat(refusedSignIn("somebody", "10.0.0.99", 31))
                .extracting(Sighting::subject)
                .containsExactly("address/10.0.0.99");
    }

    private List<Sighting> refusedSignIn(String account, String address, int second) {
        return rules.done(Fact.of("session.refused", null, "account", account), address, NOON.plusSeconds(second));
    }

    private Optional<Sighting> refused(String code, int second) {
        Instant at = NOON.plusSeconds(second);
        Given scan = new Given(
                UUID.randomUUID(),
                null,
                UUID.randomUUID(),
                "Gate",
                UUID.randomUUID(),
                "Scanner",
                null,
                Direction.ENTRY,
                Verdict.REFUSED,
                Reason.ALREADY_ADMITTED,
                false,
                at,
                at);
        return rules.refused(EVENT, code, scan, at);
    }
}
