package io.gatehouse.network.choice;

import static io.gatehouse.network.choice.Client.HOME;
import static io.gatehouse.network.choice.Client.LAN;
import static io.gatehouse.network.choice.Client.OTHER_LAN;
import static io.gatehouse.network.choice.Client.PLAIN_LAN;
import static io.gatehouse.network.choice.Client.TUNNEL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class RaceTest {

    @Test
    void nothingIsDialledBeforeTheStart() {
        Client client = Client.of(LAN, TUNNEL);
        client.give(new Signal.Reached()).give(new Signal.NetworkChanged());
        assertTrue(client.all.isEmpty());
    }

    @Test
    void allLanAddressesAreDialledAtOnceAndTheTunnelAfterTheirHeadStart() {
        Client client = Client.of(LAN, OTHER_LAN, TUNNEL).start();
        assertTrue(client.isDialled(LAN));
        assertTrue(client.isDialled(OTHER_LAN));
        assertFalse(client.after(249).isDialled(TUNNEL));
        assertTrue(client.after(1).isDialled(TUNNEL));
    }

    @Test
    void n1TheLanIsChosenThoughTheTunnelIsFaster() {
        Client client = Client.of(TUNNEL, LAN).start();
        client.after(40).answers(LAN);
        assertEquals(LAN, client.used());
        assertEquals(Way.LAN, client.choice.way().orElseThrow());
        assertEquals(0, client.dialsOf(TUNNEL));
    }

    @Test
    void n1TheLanIsChosenThoughTheTunnelIsFasterAndWasGoodLast() {
        Memory memory = new Memory(
                HOME.fingerprint(),
                HOME.instance,
                HOME.publicKey(),
                7,
                List.of(new Candidate(TUNNEL, Way.TUNNEL), new Candidate(LAN, Way.LAN)),
                List.of(),
                TUNNEL);
        Client client = new Client(memory, Page.NONE).start();
        client.after(15).answers(TUNNEL);
        assertEquals("none", client.used());
        client.after(25).answers(LAN);
        assertEquals(LAN, client.used());
    }

    @Test
    void aTunnelThatWasGoodLastIsUsedAsSoonAsTheHeadStartIsOver() {
        Memory memory = Memory.paired(HOME.fingerprint(), List.of(LAN, TUNNEL)).used(TUNNEL);
        Client client = new Client(memory, Page.NONE).start();
        client.after(15).answers(TUNNEL).after(234);
        assertEquals("none", client.used());
        client.after(1);
        assertEquals(TUNNEL, client.used());
    }

    @Test
    void theAddressThatWasGoodLastIsDialledFirst() {
        Memory memory =
                Memory.paired(HOME.fingerprint(), List.of(LAN, OTHER_LAN)).used(OTHER_LAN);
        Client client = new Client(memory, Page.NONE).start();
        assertEquals(OTHER_LAN, client.all(Effect.Dial.class).get(0).url());
    }

    @Test
    void theTunnelIsDialledAtOnceWhenTheWholeLanHasFailed() {
        Client client = Client.of(LAN, OTHER_LAN, TUNNEL).start();
        client.after(10).fails(LAN);
        assertFalse(client.isDialled(TUNNEL));
        client.after(10).fails(OTHER_LAN);
        assertTrue(client.isDialled(TUNNEL));
        client.after(15).answers(TUNNEL);
        assertEquals(TUNNEL, client.used());
    }

    @Test
    void losersAreAborted() {
        Client client = Client.of(LAN, OTHER_LAN, TUNNEL).start();
        client.after(300).answers(TUNNEL);
        assertEquals(TUNNEL, client.used());
        assertTrue(client.open.isEmpty());
        assertEquals(2, client.last(Effect.Abort.class).size());
    }

    @Test
    void whatALoserSaysAfterwardsIsOfNoInterest() {
        Client client = Client.of(LAN, OTHER_LAN).start();
        Effect.Dial slow = client.all(Effect.Dial.class).get(1);
        client.after(10).answers(LAN);
        client.give(new Signal.Answered(slow.dial(), HOME.identity(slow.nonce(), slow.url())));
        client.give(new Signal.Failed(slow.dial(), Failure.UNREACHABLE));
        assertEquals(LAN, client.used());
        assertTrue(client.choice.explanations().isEmpty());
    }

    @Test
    void anEncryptedLanAddressIsWaitedForAMomentBeforeAPlainOneWins() {
        Client client = Client.of(PLAIN_LAN, LAN).start();
        client.after(5).answers(PLAIN_LAN);
        assertEquals("none", client.used());
        client.after(30).answers(LAN);
        assertEquals(LAN, client.used());
    }

    @Test
    void aPlainLanAddressWinsWhenNoEncryptedOneAnswersInTime() {
        Client client = Client.of(PLAIN_LAN, LAN, TUNNEL).start();
        client.after(5).answers(PLAIN_LAN).after(95);
        assertEquals(PLAIN_LAN, client.used());
    }

    @Test
    void anAddressThatDoesNotAnswerInTimeIsGivenUp() {
        Client client = Client.of(LAN).start();
        client.after(2_999);
        assertFalse(client.choice.isOffline());
        client.after(1);
        assertTrue(client.choice.isOffline());
        assertEquals(Explanation.UNREACHABLE, client.choice.explanations().get(LAN));
    }

    @Test
    void eachDialHasItsOwnNonce() {
        Client client = Client.of(LAN, OTHER_LAN, TUNNEL).start();
        client.after(60_000);
        List<Effect.Dial> dials = client.all(Effect.Dial.class);
        assertTrue(dials.size() > 10);
        assertEquals(
                dials.size(), dials.stream().map(Effect.Dial::nonce).distinct().count());
        assertEquals(
                LAN + "/api/system/identity?nonce=" + dials.get(0).nonce(),
                dials.get(0).identityUrl());
    }
}
