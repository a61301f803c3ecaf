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

/** How an address is held, left, and come back to. */
class HoldTest {

    @Test
    void oneFailedRequestMakesUsLookAndAGoodAnswerStay() {
        Client client = Client.using(LAN, TUNNEL);
        client.give(new Signal.UseFailed(LAN, Failure.TIMED_OUT));
        assertTrue(client.isDialled(LAN));
        client.after(20).answers(LAN);
        assertEquals(LAN, client.used());
        assertTrue(client.mayBearToken(LAN));
        assertEquals(0, client.dialsOf(TUNNEL));
    }

    @Test
    void aDeadAddressIsLeftAndTheNextUsedWithinThreeSeconds() {
        Client client = Client.using(LAN, TUNNEL);
        long noticed = client.now;
        client.give(new Signal.UseFailed(LAN, Failure.TIMED_OUT));
        client.untilDialled(TUNNEL).after(200).answers(TUNNEL);
        assertEquals(TUNNEL, client.used());
        assertTrue(client.now - noticed <= 3_000, () -> "after " + (client.now - noticed));
    }

    @Test
    void anAddressThatRefusesIsLeftWithinASecond() {
        Client client = Client.using(LAN, TUNNEL);
        long noticed = client.now;
        client.give(new Signal.UseFailed(LAN, Failure.UNREACHABLE));
        client.fails(LAN).untilDialled(LAN).fails(LAN).after(1);
        client.after(50).answers(TUNNEL);
        assertEquals(TUNNEL, client.used());
        assertTrue(client.now - noticed < 1_000);
    }

    @Test
    void anotherLanAddressIsPreferredWhenOneIsLost() {
        Client client = Client.using(LAN, OTHER_LAN, TUNNEL).loses(LAN);
        assertTrue(client.isDialled(TUNNEL));
        client.answers(OTHER_LAN);
        assertEquals("none", client.used());
        client.answers(OTHER_LAN);
        assertEquals(OTHER_LAN, client.used());
    }

    @Test
    void anAddressThatTellsWhoItIsButServesNothingIsLeft() {
        Client client = Client.using(LAN, TUNNEL);
        for (int i = 0; i < 5; i++) {
            client.give(new Signal.UseFailed(LAN, Failure.TIMED_OUT));
            if (client.isDialled(LAN)) {
                client.answers(LAN);
            }
            client.after(1_000);
        }
        assertEquals("none", client.used());
        assertTrue(client.isDialled(TUNNEL));
    }

    @Test
    void failuresOfAddressesThatAreNotInUseMeanNothing() {
        Client client = Client.using(LAN, TUNNEL);
        client.give(new Signal.UseFailed(TUNNEL, Failure.FOREIGN));
        assertTrue(client.open.isEmpty());
        assertTrue(client.mayBearToken(LAN));
    }

    @Test
    void overTheLanTheTunnelIsNeverAsked() {
        Client client = Client.using(LAN, TUNNEL).after(3_600_000);
        assertEquals(0, client.dialsOf(TUNNEL));
        assertEquals(LAN, client.used());
    }

    @Test
    void overTheTunnelTheTunnelIsNotAskedButTheLanIs() {
        Client client = onTunnel();
        long before = client.dialsOf(TUNNEL);
        client.after(600_000);
        assertEquals(before, client.dialsOf(TUNNEL));
        assertTrue(client.dialsOf(LAN) > 20);
        assertEquals(Way.TUNNEL, client.choice.way().orElseThrow());
    }

    @Test
    void backOnTheLanAfterThreeHealthyProbesInARow() {
        Client client = onTunnel();
        client.probeAnswers(LAN).probeAnswers(LAN);
        assertEquals(TUNNEL, client.used());
        client.probeAnswers(LAN);
        assertEquals(LAN, client.used());
        assertTrue(client.mayBearToken(LAN));
        assertFalse(client.mayBearToken(TUNNEL));
    }

    @Test
    void aFailedProbeBetweenMakesTheCountStartAgain() {
        Client client = onTunnel();
        client.probeAnswers(LAN).probeAnswers(LAN).probeFails(LAN);
        client.probeAnswers(LAN).probeAnswers(LAN);
        assertEquals(TUNNEL, client.used());
        client.probeAnswers(LAN);
        assertEquals(LAN, client.used());
    }

    @Test
    void probesThatFailBecomeRarerButNeverRarerThanHalfAMinute() {
        Client client = onTunnel();
        long last = client.now;
        long longest = 0;
        for (int i = 0; i < 20; i++) {
            client.probeFails(LAN);
            long gap = client.now - last;
            assertTrue(gap <= 31_000, "after " + gap);
            longest = Math.max(longest, gap);
            last = client.now;
        }
        assertTrue(longest > 20_000, "at most " + longest);
    }

    @Test
    void n3TheLanFailsEveryOtherProbeForTenMinutesAtMostOneSwitch() {
        Client client = Client.using(LAN, TUNNEL);
        client.loses(LAN).answers(TUNNEL);
        long end = client.now + 600_000;
        for (int i = 0; client.now < end; i++) {
            if (i % 2 == 0) {
                client.probeAnswers(LAN);
            } else {
                client.probeFails(LAN);
            }
        }
        List<Effect.Use> used = client.all(Effect.Use.class);
        assertEquals(2, used.size());
        assertEquals(TUNNEL, client.used());
    }

    @Test
    void whoIsLostAgainSoonMustBeHealthyForLongerEachTime() {
        Client client = Client.using(LAN, TUNNEL);
        client.loses(LAN).answers(TUNNEL);
        assertTrue(timeToComeBack(client) < 30_000);
        client.loses(LAN).answers(TUNNEL);
        long second = timeToComeBack(client);
        assertTrue(second >= 180_000 && second < 240_000, "after " + second);
        client.loses(LAN).answers(TUNNEL);
        long third = timeToComeBack(client);
        assertTrue(third >= 900_000, "after " + third);
    }

    @Test
    void aLanThatFailsAndRecoversByTurnsIsAwayForLongWhenItIsLost() {
        Client client = Client.using(LAN, TUNNEL);
        for (int i = 0; i < 3; i++) {
            client.after(5_000)
                    .give(new Signal.UseFailed(LAN, Failure.TIMED_OUT))
                    .answers(LAN);
        }
        client.after(5_000).loses(LAN).answers(TUNNEL);
        long away = timeToComeBack(client);
        assertTrue(away >= 900_000, "after " + away);
    }

    @Test
    void unreliabilityIsForgivenInTime() {
        Client client = Client.using(LAN, TUNNEL);
        client.loses(LAN).answers(TUNNEL);
        timeToComeBack(client);
        client.after(1_800_000).loses(LAN).answers(TUNNEL);
        assertTrue(timeToComeBack(client) < 30_000);
    }

    @Test
    void anUnreliableAddressIsStillUsedWhenItIsTheOnlyOne() {
        Client client = Client.using(LAN, TUNNEL);
        for (int i = 0; i < 5; i++) {
            client.loses(LAN).answers(TUNNEL);
            client.loses(TUNNEL).answers(LAN).answers(LAN);
            assertEquals(LAN, client.used());
        }
    }

    @Test
    void anUnreliableAddressLetsABetterOneWinTheRace() {
        Client client = Client.using(LAN, TUNNEL);
        client.loses(LAN).answers(TUNNEL);
        timeToComeBack(client);
        client.loses(LAN).answers(TUNNEL);
        client.after(10_000).give(new Signal.NetworkChanged());
        client.after(20).answers(LAN);
        assertEquals("none", client.used());
        client.after(300).answers(TUNNEL);
        assertEquals(TUNNEL, client.used());
    }

    @Test
    void anotherLanAddressIsTakenOnlyWhenMarkedlyAndLastinglyFaster() {
        Client client = Client.of(LAN, OTHER_LAN).start();
        client.after(300).answers(LAN);
        long start = client.now;
        while (client.used().equals(LAN)) {
            round(client, 300);
        }
        assertEquals(OTHER_LAN, client.used());
        assertTrue(client.now - start >= 600_000, () -> "after " + (client.now - start));
    }

    @Test
    void anotherLanAddressThatIsOnlySomewhatFasterIsNotTaken() {
        Client client = Client.of(LAN, OTHER_LAN).start();
        client.after(40).answers(LAN);
        for (int i = 0; i < 100; i++) {
            round(client, 40);
        }
        assertEquals(LAN, client.used());
        assertEquals(1, client.all(Effect.Use.class).size());
    }

    /** The other address answers in 20 ms, the one in use as slowly as is said. */
    private static void round(Client client, long slow) {
        client.untilDialled(OTHER_LAN).after(20).answers(OTHER_LAN);
        if (client.isDialled(LAN)) {
            client.after(slow - 20).answers(LAN);
        }
    }

    private static Client onTunnel() {
        Client client = Client.of(LAN, TUNNEL).start();
        client.after(10).fails(LAN).after(100).answers(TUNNEL);
        assertEquals(TUNNEL, client.used());
        assertEquals(HOME.instance, client.choice.memory().instance());
        return client;
    }

    private static long timeToComeBack(Client client) {
        long start = client.now;
        while (client.used().equals(TUNNEL)) {
            client.probeAnswers(LAN);
        }
        return client.now - start;
    }
}
