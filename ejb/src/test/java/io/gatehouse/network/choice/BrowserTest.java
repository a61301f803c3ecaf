package io.gatehouse.network.choice;

import static io.gatehouse.network.choice.Client.HOME;
import static io.gatehouse.network.choice.Client.LAN;
import static io.gatehouse.network.choice.Client.OTHER_LAN;
import static io.gatehouse.network.choice.Client.PLAIN_LAN;
import static io.gatehouse.network.choice.Client.TUNNEL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What browsers don't let pages do, and how it is told from what is broken. */
class BrowserTest {

    @Test
    void aPageOverHttpsDoesNotCallPlainHttpButSaysWhy() {
        Client client = client(TUNNEL, PLAIN_LAN, TUNNEL).start();
        assertFalse(client.isDialled(PLAIN_LAN));
        assertEquals(
                new Effect.Explain(PLAIN_LAN, Explanation.MIXED_CONTENT),
                client.last(Effect.Explain.class).get(0));
        assertTrue(client.isDialled(TUNNEL));
        client.answers(TUNNEL).after(600_000);
        assertEquals(0, client.dialsOf(PLAIN_LAN));
        assertEquals(1, client.all(Effect.Explain.class).size());
    }

    @Test
    void aPageOverHttpsMayCallThisVeryDevice() {
        Client client = client(TUNNEL, "http://127.0.0.1:8080").start();
        assertTrue(client.isDialled("http://127.0.0.1:8080"));
    }

    @Test
    void aPageOverHttpCallsAll() {
        Client client = client(PLAIN_LAN, PLAIN_LAN, LAN).start();
        assertTrue(client.isDialled(PLAIN_LAN));
        assertTrue(client.isDialled(LAN));
    }

    @Test
    void whenAllLanAddressesFailAtOnceAPageFromTheInternetLacksAPermission() {
        Client client = client(TUNNEL, LAN, OTHER_LAN, TUNNEL).start();
        client.after(5).fails(LAN);
        assertEquals(Explanation.UNREACHABLE, client.choice.explanations().get(LAN));
        client.fails(OTHER_LAN);
        assertEquals(
                Explanation.LOCAL_NETWORK_PERMISSION,
                client.choice.explanations().get(LAN));
        assertEquals(
                Explanation.LOCAL_NETWORK_PERMISSION,
                client.choice.explanations().get(OTHER_LAN));
    }

    @Test
    void aLanAddressThatFailsSlowlyIsOnlyUnreachable() {
        Client client = client(TUNNEL, LAN, OTHER_LAN, TUNNEL).start();
        client.after(5).fails(LAN).after(1_000).fails(OTHER_LAN);
        assertEquals(Explanation.UNREACHABLE, client.choice.explanations().get(LAN));
        assertEquals(Explanation.UNREACHABLE, client.choice.explanations().get(OTHER_LAN));
    }

    @Test
    void aPageFromTheLanLacksNoPermission() {
        Client client = client(LAN, LAN, OTHER_LAN).start();
        client.after(5).fails(LAN).fails(OTHER_LAN);
        assertEquals(Explanation.UNREACHABLE, client.choice.explanations().get(LAN));
    }

    @Test
    void httpsThatFailsAtOnceWhileTheSameHostAnswersOverHttpHasAnUntrustedCertificate() {
        Client client = client(PLAIN_LAN, LAN, PLAIN_LAN).start();
        client.after(5).fails(LAN).answers(PLAIN_LAN);
        assertEquals(
                Explanation.UNTRUSTED_CERTIFICATE, client.choice.explanations().get(LAN));
        assertEquals(PLAIN_LAN, client.used());
    }

    @Test
    void theSameInTheOtherOrder() {
        Client client = client(PLAIN_LAN, LAN, PLAIN_LAN).start();
        client.after(5).answers(PLAIN_LAN).fails(LAN);
        assertEquals(
                Explanation.UNTRUSTED_CERTIFICATE, client.choice.explanations().get(LAN));
        assertEquals(PLAIN_LAN, client.used());
    }

    @Test
    void anotherHostsAnswerSaysNothingOfTheCertificate() {
        Client client = client(PLAIN_LAN, OTHER_LAN, PLAIN_LAN).start();
        client.after(5).fails(OTHER_LAN).answers(PLAIN_LAN);
        assertEquals(Explanation.UNREACHABLE, client.choice.explanations().get(OTHER_LAN));
    }

    @Test
    void aStrangeAnswerInTheTunnelsPlaceIsTheTunnelsFault() {
        Client client = Client.of(TUNNEL).start();
        client.fails(TUNNEL, Failure.FOREIGN);
        assertEquals(Explanation.TUNNEL_DOWN, client.choice.explanations().get(TUNNEL));
    }

    @Test
    void aServerThatDoesNotKnowTheAddressAndOneThatIsBusyAreToldApart() {
        Client client = Client.of(TUNNEL, LAN).start();
        client.fails(LAN, Failure.BUSY).fails(TUNNEL, Failure.MISDIRECTED);
        assertEquals(Explanation.MISDIRECTED, client.choice.explanations().get(TUNNEL));
        assertEquals(Explanation.BUSY, client.choice.explanations().get(LAN));
    }

    @Test
    void anExplanationEndsWithTheFirstGoodAnswerAndWithAChangeOfNetwork() {
        Client client = Client.of(LAN).start();
        client.fails(LAN).untilDialled(LAN).answers(LAN);
        assertNull(client.choice.explanations().get(LAN));
        client.loses(LAN);
        assertEquals(Explanation.UNREACHABLE, client.choice.explanations().get(LAN));
        client.give(new Signal.NetworkChanged());
        assertTrue(client.choice.explanations().isEmpty());
    }

    private static Client client(String page, String... urls) {
        return new Client(Memory.paired(HOME.fingerprint(), List.of(urls)), Page.at(page + "/scanner"));
    }
}
