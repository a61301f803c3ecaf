package io.gatehouse.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who asks while others are let in comes in with all who asked meanwhile. */
@Timeout(30)
class EntranceTest {

    private static final UUID QUEUE = new UUID(1, 2);

    private final Entrance entrance = new Entrance();
    private final Door door = new Door();
    private final ExecutorService guests = Executors.newCachedThreadPool();

    @BeforeEach
    void begin() {
        entrance.joining = door;
    }

    @AfterEach
    void end() {
        guests.shutdownNow();
    }

    @Test
    void allWhoAskMeanwhileComeInTogetherAndEachGetsTheirOwnAnswer() throws InterruptedException {
        CompletableFuture<Entry> first = asksAtAClosedDoor();
        List<CompletableFuture<Entry>> others = asking(1, 41);

        door.open();

        assertThat(first.join()).isEqualTo(Door.answer("0"));
        for (int i = 0; i < others.size(); i++) {
            assertThat(others.get(i).join()).isEqualTo(Door.answer(String.valueOf(i + 1)));
        }
        assertThat(door.sizes()).containsExactly(1, 40);
    }

    @Test
    void moreThanFitComeInOneGroupAfterAnother() throws InterruptedException {
        CompletableFuture<Entry> first = asksAtAClosedDoor();
        List<CompletableFuture<Entry>> others = asking(1, 151);

        door.open();

        first.join();
        others.forEach(CompletableFuture::join);
        assertThat(door.sizes()).containsExactly(1, 64, 64, 22);
    }

    @Test
    void whatGoesWrongIsToldToAllOfThemAndToNobodyElse() throws InterruptedException {
        CompletableFuture<Entry> first = asksAtAClosedDoor();
        List<CompletableFuture<Entry>> others = asking(1, 4);

        door.fails.set(new IllegalStateException("no database"));
        door.open();

        first.join();
        others.forEach(one -> assertThatThrownBy(one::join)
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("no database"));
        door.fails.set(null);
        assertThat(entrance.enter(QUEUE, who(9))).isEqualTo(Door.answer("9"));
    }

    @Test
    void anErrorLeavesTheDoorUsable() {
        door.fails.set(new StackOverflowError("deep"));
        assertThatThrownBy(() -> entrance.enter(QUEUE, who(0))).hasRootCauseInstanceOf(StackOverflowError.class);

        door.fails.set(null);
        assertThat(entrance.enter(QUEUE, who(1))).isEqualTo(Door.answer("1"));
    }

    @Test
    void whoIsInterruptedGoesAndTakesNoPlace() throws InterruptedException {
        CompletableFuture<Entry> first = asksAtAClosedDoor();
        AtomicReference<@Nullable Throwable> told = new AtomicReference<>();
        Thread waiting = new Thread(() -> {
            try {
                entrance.enter(QUEUE, who(1));
            } catch (ProblemException e) {
                told.set(e);
            }
        });
        waiting.start();
        awaitWaiting(waiting);
        waiting.interrupt();
        waiting.join();
        door.open();

        first.join();
        assertThat(told.get())
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.BUSY));
        assertThat(door.sizes()).containsExactly(1);
    }

    /** The first one, who is being let in when the others come. */
    private CompletableFuture<Entry> asksAtAClosedDoor() throws InterruptedException {
        door.close();
        CompletableFuture<Entry> first = CompletableFuture.supplyAsync(() -> entrance.enter(QUEUE, who(0)), guests);
        door.awaitKnock();
        return first;
    }

    /** In this order, each waiting before the next one comes. */
    private List<CompletableFuture<Entry>> asking(int from, int to) throws InterruptedException {
        List<CompletableFuture<Entry>> asking = new ArrayList<>();
        for (int i = from; i < to; i++) {
            int guest = i;
            CompletableFuture<Entry> answer = new CompletableFuture<>();
            Thread thread = new Thread(() -> {
                try {
                    answer.complete(entrance.enter(QUEUE, who(guest)));
                } catch (RuntimeException e) {
                    answer.completeExceptionally(e);
                }
            });
            thread.setDaemon(true);
            thread.start();
            awaitWaiting(thread);
            asking.add(answer);
        }
        return asking;
    }

    private static void awaitWaiting(Thread thread) throws InterruptedException {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    private static Newcomer who(int guest) {
        return new Newcomer(String.valueOf(guest), null);
    }

    /** Lets guests in when the test says so. */
    private static final class Door extends Joining {

        private final AtomicReference<@Nullable Throwable> fails = new AtomicReference<>();
        private final CountDownLatch knock = new CountDownLatch(1);
        private final List<Integer> sizes = new ArrayList<>();
        private CountDownLatch opened = new CountDownLatch(0);

        static Entry answer(String device) {
            return new Entry.Found(new UUID(3, Long.parseLong(device)));
        }

        void close() {
            opened = new CountDownLatch(1);
        }

        void open() {
            opened.countDown();
        }

        void awaitKnock() throws InterruptedException {
            knock.await();
        }

        synchronized List<Integer> sizes() {
            return List.copyOf(sizes);
        }

        @Override
        public List<Entry> enter(UUID queueId, List<Newcomer> together) {
            Throwable failure = fails.get();
            synchronized (this) {
                sizes.add(together.size());
            }
            knock.countDown();
            try {
                opened.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof RuntimeException ours) {
                throw ours;
            }
            return together.stream().map(one -> answer(one.device())).toList();
        }
    }
}
