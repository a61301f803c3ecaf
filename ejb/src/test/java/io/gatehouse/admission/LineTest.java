package io.gatehouse.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LineTest {

    private static final int PLENTY = 100;

    private final Line<Integer> line = new Line<>(4, 3, Duration.ofHours(1));

    @Test
    void whoComesFirstIsTakenFirstAndNoMoreAtOnceThanWanted() throws InterruptedException {
        join(1, 2, 3);

        assertThat(line.takeSome(2)).containsExactly(1, 2);
        assertThat(line.takeSome(PLENTY)).containsExactly(3);
    }

    @Test
    void whoFindsItFullIsTurnedAway() {
        join(1, 2, 3, 4);

        assertThat(line.join(5)).isFalse();
        assertThat(line.close()).containsExactly(1, 2, 3, 4);
        assertThat(line.join(6)).isFalse();
    }

    @Test
    void theOneWriterWaitsForAnybodyTheOtherForMany() {
        CompletableFuture<List<Integer>> many = CompletableFuture.supplyAsync(() -> taken(false));
        join(1, 2);
        assertThat(many).isNotDone();

        join(3);
        await().until(many::isDone);
        assertThat(many.join()).containsExactly(1, 2, 3);

        CompletableFuture<List<Integer>> some = CompletableFuture.supplyAsync(() -> taken(true));
        join(4);
        await().until(some::isDone);
        assertThat(some.join()).containsExactly(4);
    }

    @Test
    void aFewWhomNobodyTakesAreTakenAfterAWhile() throws InterruptedException {
        Line<Integer> stuck = new Line<>(4, 3, Duration.ofMillis(20));
        stuck.join(1);

        assertThat(stuck.takeMany(PLENTY)).containsExactly(1);
    }

    private void join(int... who) {
        for (int one : who) {
            assertThat(line.join(one)).isTrue();
        }
    }

    private List<Integer> taken(boolean some) {
        try {
            return some ? line.takeSome(PLENTY) : line.takeMany(PLENTY);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
