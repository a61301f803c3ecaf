package io.gatehouse.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemException.Violation;
import io.gatehouse.queue.QueueDetails.Estimator;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QueueDetailsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void aNameIsEnough() {
        QueueDetails details = QueueDetails.named("  Passports ", null);

        assertThat(details.name()).isEqualTo("Passports");
        assertThat(details.counters()).isEqualTo(1);
        assertThat(details.capacity()).isNull();
        assertThat(details.joinCode()).isFalse();
    }

    @Test
    void whatIsAtTheBoundIsAllowed() {
        assertThat(of("n".repeat(200), 1_000_000, 604_800, 100).counters()).isEqualTo(100);
        assertThat(of("n", 1, 0, 1).capacity()).isEqualTo(1);
    }

    @Test
    void whatIsBeyondItIsToldAllAtOnce() {
        violates(() -> of(" ", 0, -1, 0), "name", "capacity", "cooldownSeconds", "counters");
        violates(() -> of("n".repeat(201), 1_000_001, 604_801, 101), "name", "capacity", "cooldownSeconds", "counters");
    }

    @Test
    void hoursBeginBeforeTheyEnd() {
        assertThat(between(NOON, NOON.plusMillis(1)).opensAt()).isEqualTo(NOON);
        assertThat(between(null, NOON).closesAt()).isEqualTo(NOON);
        violates(() -> between(NOON, NOON), "closesAt");
        violates(() -> between(NOON, NOON.minusSeconds(1)), "closesAt");
    }

    private static void violates(ThrowingCallable making, String... fields) {
        assertThatThrownBy(making)
                .asInstanceOf(type(ProblemException.class))
                .satisfies(problem -> assertThat(problem.violations())
                        .extracting(Violation::field)
                        .containsExactly(fields));
    }

    private static QueueDetails of(String name, Integer capacity, int cooldown, int counters) {
        return new QueueDetails(name, null, capacity, cooldown, counters, null, null, Estimator.LEARNED, false);
    }

    private static QueueDetails between(@Nullable Instant opens, @Nullable Instant closes) {
        return new QueueDetails("n", null, null, 0, 1, opens, closes, Estimator.LEARNED, false);
    }
}
