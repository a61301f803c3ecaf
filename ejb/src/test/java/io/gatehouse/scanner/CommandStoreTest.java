package io.gatehouse.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.RealDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Commands in the real PostgreSQL. */
class CommandStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-21T18:00:00.123Z");

    private final CommandStore store = new CommandStore(RealDatabase.source());
    private final VersionStore versions = new VersionStore(RealDatabase.source());
    private final UUID event = Paired.event();
    private final UUID phone = Paired.scanner(event);
    private final UUID turnstile = Paired.scanner(event);

    @Test
    void whatIsToldOnceIsToldOnceAndTheRestAgain() {
        Command message = add(phone, CommandName.MESSAGE, "Hello");
        Command lock = add(phone, CommandName.LOCK, null);

        assertThat(handOut(phone)).containsExactly(message, lock);
        assertThat(handOut(phone)).containsExactly(lock);
        assertThat(handOut(turnstile)).isEmpty();
        assertThat(store.done(phone, List.of(lock.id()), NOW)).containsExactly(lock);
        assertThat(store.done(phone, List.of(lock.id()), NOW)).isEmpty();
        assertThat(handOut(phone)).isEmpty();
    }

    @Test
    void manyScannersAreToldByOneStatement() {
        Command first = add(phone, CommandName.RESYNC, null);
        Command second = add(turnstile, CommandName.WIPE, null);

        assertThat(store.handOut(List.of(phone, turnstile), NOW))
                .containsEntry(phone, List.of(first))
                .containsEntry(turnstile, List.of(second));
    }

    @Test
    void twoWhoAskAtOnceAreNotBothToldAMessage() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Command message = add(phone, CommandName.MESSAGE, "Once");
            Callable<List<Command>> ask = () -> handOut(phone);
            List<Command> told = new ArrayList<>();
            for (Future<List<Command>> one :
                    threads.invokeAll(IntStream.range(0, 8).mapToObj(n -> ask).toList())) {
                told.addAll(one.get());
            }
            assertThat(told).containsExactly(message);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void whatIsTakenBackIsToldNoMore() {
        add(phone, CommandName.LOCK, null);
        store.end(phone, List.of(CommandName.LOCK), NOW);

        assertThat(handOut(phone)).isEmpty();
    }

    @Test
    void aBroadcastReachesThoseThatMayScan() {
        Paired.scanner(event, "SUSPENDED");
        Paired.scanner(event, "PENDING");
        Paired.scanner(Paired.event());
        Command message = command(CommandName.MESSAGE, "All of you");

        assertThat(store.broadcast(message.id(), event, message)).isEqualTo(2);
        assertThat(handOut(phone)).singleElement().satisfies(told -> {
            assertThat(told.text()).isEqualTo("All of you");
            assertThat(told.id()).isNotEqualTo(message.id());
        });
        assertThat(store.open(event).scanners()).containsExactly(turnstile);
    }

    @Test
    void anEventThatEndedADayAgoHearsNoBroadcast() {
        Instant late = Instant.parse("2026-11-22T23:00:00Z");
        Command message = new Command(UUID.randomUUID(), CommandName.MESSAGE, "Hello?", late, "staff/1");

        assertThat(store.broadcast(message.id(), event, message)).isZero();
        RealDatabase.run("UPDATE scanner SET extended_until = '2026-11-23T12:00Z' WHERE id = ?", phone);
        assertThat(store.broadcast(message.id(), event, message)).isEqualTo(1);
    }

    @Test
    void whatAScannerComesTo() {
        assertThat(store.standing(List.of(phone))).isEmpty();
        add(phone, CommandName.UNLOCK, null);
        add(phone, CommandName.LOCK, null);
        Command wipe = add(phone, CommandName.WIPE, null);
        assertThat(store.standing(List.of(phone, turnstile)))
                .hasSize(1)
                .containsEntry(phone, new Standing(3, true, false));

        store.done(phone, List.of(wipe.id()), NOW);
        add(phone, CommandName.UNLOCK, null);
        assertThat(store.standing(List.of(phone))).containsEntry(phone, new Standing(3, false, true));

        store.endAll(phone, NOW);
        assertThat(store.standing(List.of(phone))).isEmpty();
        assertThat(handOut(phone)).isEmpty();
    }

    @Test
    void commandsAreCountedApartFromRights() {
        Versions before = counted();
        store.count(event);
        add(phone, CommandName.LOCK, null);
        handOut(phone);

        Versions after = counted();

        assertThat(after).isEqualTo(new Versions(before.rights(), before.commands() + 1));
        assertThat(store.open(event).version()).isEqualTo(after.commands());
    }

    private Versions counted() {
        return Objects.requireNonNull(versions.of(List.of(event)).get(event));
    }

    private List<Command> handOut(UUID scannerId) {
        return store.handOut(List.of(scannerId), NOW).getOrDefault(scannerId, List.of());
    }

    private Command add(UUID scannerId, CommandName name, @Nullable String text) {
        Command command = command(name, text);
        store.add(scannerId, command);
        return command;
    }

    private static Command command(CommandName name, @Nullable String text) {
        return new Command(UUID.randomUUID(), name, text, NOW, "staff/1");
    }
}
