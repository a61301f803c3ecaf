package io.gatehouse.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.gatehouse.RealDatabase;
import io.gatehouse.admission.rules.Direction;
import io.gatehouse.admission.rules.Verdict;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where scans that are asked at the same time meet. */
class TurnstileTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T18:00:00Z"), ZoneOffset.UTC);

    private final Fixture fixture = new Fixture();
    private final List<Turnstile> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(Turnstile::stop);
    }

    @Test
    void ofSixtyFourScansAtOnceOneIsAdmitted() {
        Turnstile turnstile = start(RealDatabase.source());
        List<CompletableFuture<ScanOutcome>> asked = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            asked.add(turnstile.ask(fixture.ask()).toCompletableFuture());
        }

        List<Verdict> verdicts = asked.stream()
                .map(TurnstileTest::answer)
                .map(ScanAnswer::verdict)
                .toList();
        assertThat(verdicts).filteredOn(verdict -> verdict == Verdict.ADMITTED).hasSize(1);
        assertThat(verdicts).filteredOn(verdict -> verdict == Verdict.REFUSED).hasSize(63);
    }

    @Test
    void whatCannotBeServedHarmsNobodyElse() {
        Asked poisoned = new Asked(
                UUID.randomUUID(),
                UUID.randomUUID(),
                fixture.checkpointId,
                null,
                fixture.ask().hash(),
                Direction.ENTRY,
                false,
                null);
        Turnstile turnstile = start(RealDatabase.source());

        CompletableFuture<ScanOutcome> bad = turnstile.ask(poisoned).toCompletableFuture();
        CompletableFuture<ScanOutcome> good = turnstile.ask(fixture.ask()).toCompletableFuture();

        assertThatThrownBy(() -> answer(bad)).hasRootCauseMessage("There is no such scanner");
        assertThat(answer(good).verdict()).isEqualTo(Verdict.ADMITTED);
    }

    @Test
    void whoFindsTheLineTooLongIsToldToComeAgainAndNothingIsDecided() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        Turnstile turnstile = start(slow(stuck));
        List<CompletableFuture<ScanOutcome>> waiting = new ArrayList<>();

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 3_000; i++) {
                        waiting.add(turnstile.ask(fixture.ask()).toCompletableFuture());
                    }
                })
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.type()).isEqualTo(ProblemType.BUSY);
                    assertThat(problem.retryAfter()).isPresent();
                });
        int accepted = waiting.size();
        stuck.countDown();
        waiting.forEach(TurnstileTest::answer);
        assertThat(RealDatabase.count("scan WHERE ticket_id", fixture.ticketId)).isEqualTo(accepted);
    }

    @Test
    void aDatabaseThatIsAwayIsToldAsBusyAndServesAgainWhenItIsBack() {
        boolean[] away = {true};
        Turnstile turnstile = start(source(() -> {
            if (away[0]) {
                throw new SQLException("gone", "08006");
            }
            return RealDatabase.source().getConnection();
        }));
        CompletableFuture<ScanOutcome> first = turnstile.ask(fixture.ask()).toCompletableFuture();

        assertThatThrownBy(() -> answer(first))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ProblemException.class);
        away[0] = false;
        await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> answer(turnstile.ask(fixture.ask()).toCompletableFuture())
                                .verdict(),
                        Verdict.ADMITTED::equals);
    }

    private Turnstile start(DataSource source) {
        Turnstile turnstile = new Turnstile(source);
        turnstile.start(
                task -> {
                    Thread thread = new Thread(task);
                    thread.setDaemon(true);
                    return thread;
                },
                CLOCK,
                verdicts -> {});
        started.add(turnstile);
        return turnstile;
    }

    private static ScanAnswer answer(CompletableFuture<ScanOutcome> asked) {
        return asked.orTimeout(30, TimeUnit.SECONDS).join().orThrow();
    }

    /** Gives connections. */
    private interface Connections {
        Connection get() throws SQLException;
    }

    private static DataSource slow(CountDownLatch until) {
        return source(() -> {
            try {
                until.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return RealDatabase.source().getConnection();
        });
    }

    private static DataSource source(Connections connections) {
        return (DataSource) Proxy.newProxyInstance(
                TurnstileTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> connections.get());
    }
}
