package io.gatehouse.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.staff.SignInThrottle.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

    private static final Instant NOW = Instant.parse("2026-11-21T18:00:00Z");
    private final SignInThrottle throttle = new SignInThrottle();

    @Test
    void tenFailuresAMinuteForAnAccountFromAnAddress() {
        fail(10, "ann", "10.0.0.1");

        assertThat(throttle.begin("ann", "10.0.0.1", NOW)).contains(Duration.ofMinutes(1));
        assertThat(throttle.begin("ann", "10.0.0.2", NOW)).isEmpty();
        assertThat(throttle.begin("bob", "10.0.0.1", NOW)).isEmpty();
        assertThat(throttle.begin("ann", "10.0.0.1", NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void sixtyFailuresAMinuteFromAnAddress() {
        for (int account = 0; account < 60; account++) {
            fail(1, "account" + account, "10.0.0.1");
        }

        assertThat(throttle.begin("ann", "10.0.0.1", NOW)).isPresent();
        assertThat(throttle.begin("ann", "10.0.0.2", NOW)).isEmpty();
    }

    @Test
    void aHundredFailuresAMinuteForAnAccountButNotWhereItsOwnerSits() {
        throttle.begin("ann", "10.0.0.1", NOW);
        throttle.end("ann", "10.0.0.1", Outcome.RIGHT, NOW);
        for (int address = 0; address < 100; address++) {
            fail(1, "ann", "10.0.1." + address);
        }

        assertThat(throttle.begin("ann", "10.0.0.2", NOW)).isPresent();
        assertThat(throttle.begin("ann", "10.0.0.1", NOW)).isEmpty();
    }

    @Test
    void rightPasswordsUseNothingUp() {
        for (int i = 0; i < 200; i++) {
            assertThat(throttle.begin("ann", "10.0.0.1", NOW)).isEmpty();
            throttle.end("ann", "10.0.0.1", Outcome.RIGHT, NOW);
        }
    }

    @Test
    void whoComesWhileTenAreTryingWaitsForHowTheyTurnOut() throws Exception {
        assertThat(eleventhAfter(true)).isTrue();
    }

    @Test
    void whoComesWhileTenAreGuessingIsRefusedWhenTheyWereWrong() throws Exception {
        assertThat(eleventhAfter(false)).isFalse();
    }

    private boolean eleventhAfter(boolean succeeded) throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(throttle.begin("ann", "10.0.0.1", NOW)).isEmpty();
        }
        AtomicBoolean letIn = new AtomicBoolean();
        Thread eleventh = new Thread(
                () -> letIn.set(throttle.begin("ann", "10.0.0.1", NOW).isEmpty()));
        eleventh.start();
        await().until(() -> eleventh.getState() == Thread.State.TIMED_WAITING);
        for (int i = 0; i < 10; i++) {
            throttle.end("ann", "10.0.0.1", succeeded ? Outcome.RIGHT : Outcome.WRONG, NOW);
        }
        eleventh.join();
        return letIn.get();
    }

    private void fail(int times, String account, String address) {
        for (int i = 0; i < times; i++) {
            assertThat(throttle.begin(account, address, NOW)).isEmpty();
            throttle.end(account, address, Outcome.WRONG, NOW);
        }
    }
}
