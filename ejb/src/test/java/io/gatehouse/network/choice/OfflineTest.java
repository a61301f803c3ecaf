package io.gatehouse.network.choice;

import static io.gatehouse.network.choice.Client.HOME;
import static io.gatehouse.network.choice.Client.LAN;
import static io.gatehouse.network.choice.Client.OTHER_LAN;
import static io.gatehouse.network.choice.Client.TUNNEL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class OfflineTest {

    @Test
    void offlineIsToldWithItsBeginningAndTheNextAttempt() {
        Client client = Client.of(LAN).start();
        client.after(10).fails(LAN);
        Effect.Offline offline = client.last(Effect.Offline.class).get(0);
        assertEquals(client.now, offline.since());
        assertTrue(offline.nextAttempt() >= client.now + 1_000 && offline.nextAttempt() <= client.now + 1_250);
        long since = client.now;
        client.after(1_250).fails(LAN);
        assertEquals(since, client.last(Effect.Offline.class).get(0).since());
    }

    @Test
    void attemptsBecomeRarerUpToHalfAMinute() {
        Client client = Client.of(LAN).start();
        long before = 0;
        for (int i = 0; i < 12; i++) {
            client.untilDialled(LAN).fails(LAN);
            Effect.Offline offline = client.last(Effect.Offline.class).get(0);
            long pause = offline.nextAttempt() - client.now;
            assertTrue(pause >= before && pause >= 1_000 && pause <= 30_000, "pause of " + pause);
            before = pause;
        }
        assertTrue(before >= 24_000);
    }

    @Test
    void theFirstGoodAnswerEndsIt() {
        Client client = Client.of(LAN, TUNNEL).start();
        client.fails(LAN).fails(TUNNEL);
        assertTrue(client.choice.isOffline());
        client.untilDialled(LAN).answers(LAN);
        assertFalse(client.choice.isOffline());
        assertEquals(LAN, client.used());
    }

    @Test
    void aChangeOfNetworkIsTriedAtOnce() {
        Client client = Client.of(LAN).start();
        client.fails(LAN);
        for (int i = 0; i < 8; i++) {
            client.untilDialled(LAN).fails(LAN);
        }
        client.after(5_000);
        assertFalse(client.isDialled(LAN));
        client.give(new Signal.NetworkChanged());
        assertTrue(client.isDialled(LAN));
    }

    @Test
    void aBurstOfChangesIsNoStormOfDials() {
        Client client = Client.using(LAN, TUNNEL).after(60_000);
        long before = client.dialsOf(LAN);
        for (int i = 0; i < 100; i++) {
            client.give(new Signal.NetworkChanged()).after(100);
            assertFalse(client.mayBearToken(LAN));
        }
        assertTrue(client.dialsOf(LAN) - before <= 12, () -> "dials: " + (client.dialsOf(LAN) - before));
        client.untilDialled(LAN).answers(LAN);
        assertTrue(client.mayBearToken(LAN));
    }

    @Test
    void theTunnelIsUsedWhenTheDeviceLeavesTheLan() {
        Client client = Client.using(LAN, TUNNEL).after(10_000).give(new Signal.NetworkChanged());
        client.after(20).fails(LAN).after(80).answers(TUNNEL);
        assertEquals(TUNNEL, client.used());
        client.after(10_000).give(new Signal.NetworkChanged());
        client.after(20).answers(LAN);
        assertEquals(LAN, client.used());
    }

    @Test
    void withoutAnyAddressItIsOfflineAndGoesOnTrying() {
        Client client = Client.of().start().after(60_000);
        assertTrue(client.choice.isOffline());
        assertTrue(client.all(Effect.Offline.class).size() > 3);
    }

    @Test
    void formerAddressesAreTriedWhenNothingElseAnswers() {
        Client client = Client.using(LAN);
        client.give(new Signal.Learned(HOME.config(1, null, OTHER_LAN)));
        client.fails(OTHER_LAN).fails(LAN);
        assertEquals("none", client.used());
        client.untilDialled(LAN).after(20).answers(LAN).after(1_000);
        assertEquals(LAN, client.used());
    }

    @Test
    void afterAStartTheKeptAddressesAreTried() {
        Client earlier = Client.using(LAN, TUNNEL);
        earlier.give(new Signal.Learned(HOME.config(5, TUNNEL, LAN, OTHER_LAN)));
        Client later = new Client(earlier.choice.memory(), Page.NONE).start();
        later.after(20).answers(OTHER_LAN);
        assertEquals(OTHER_LAN, later.used());
        assertEquals(5, later.choice.memory().sequence());
    }

    @Test
    void clientsThatFailTogetherDoNotComeBackTogether() {
        List<Long> pauses = java.util.stream.IntStream.range(0, 100)
                .mapToObj(seed -> {
                    Choice choice = new Choice(
                            Memory.paired(HOME.fingerprint(), List.of()),
                            Page.NONE,
                            Site.NOTARY,
                            new Randomly(new java.util.Random(seed)));
                    return choice.take(0, new Signal.Started()).stream()
                            .filter(Effect.Offline.class::isInstance)
                            .map(effect -> ((Effect.Offline) effect).nextAttempt())
                            .findFirst()
                            .orElseThrow();
                })
                .toList();
        assertTrue(pauses.stream().distinct().count() > 50);
    }
}
