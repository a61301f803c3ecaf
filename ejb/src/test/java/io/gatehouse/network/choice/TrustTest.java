package io.gatehouse.network.choice;

import static io.gatehouse.network.choice.Client.HOME;
import static io.gatehouse.network.choice.Client.LAN;
import static io.gatehouse.network.choice.Client.OTHER_LAN;
import static io.gatehouse.network.choice.Client.PLAIN_LAN;
import static io.gatehouse.network.choice.Client.TUNNEL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TrustTest {

    private static final Site STRANGER = new Site("7a7a7a7a-0000-4000-8000-000000000007", 7);
    private static final Site IMPOSTOR = new Site(HOME.instance, 9);

    @Test
    void n2ACaptivePortalIsRejectedAndBearsNoToken() {
        Client client = Client.of(PLAIN_LAN, TUNNEL).start();
        client.after(10).fails(PLAIN_LAN, Failure.FOREIGN);
        rejected(client, PLAIN_LAN, Explanation.CAPTIVE_PORTAL);
        client.after(50).answers(TUNNEL);
        assertEquals(TUNNEL, client.used());
        assertFalse(client.mayBearToken(PLAIN_LAN));
    }

    @Test
    void n2AnotherGatehouseIsRejectedAndBearsNoToken() {
        Client client = Client.of(LAN).start();
        client.after(10).answers(LAN, STRANGER);
        rejected(client, LAN, Explanation.OTHER_INSTALLATION);
    }

    @Test
    void anotherGatehouseIsRejectedAlsoWhenOursIsKnownByName() {
        Client client = Client.using(LAN).give(new Signal.NetworkChanged());
        client.after(1_000).answers(LAN, STRANGER);
        rejected(client, LAN, Explanation.OTHER_INSTALLATION);
    }

    @Test
    void ourNameWithAnotherKeyIsRejected() {
        Client client = Client.using(LAN).give(new Signal.NetworkChanged());
        client.after(1_000).answers(LAN, IMPOSTOR);
        rejected(client, LAN, Explanation.UNPROVEN);
    }

    @Test
    void ourKeyWithAnotherSignatureIsRejected() {
        Client client = Client.of(LAN).start();
        Effect.Dial dial = client.take(LAN);
        Identity theirs = IMPOSTOR.identity(dial.nonce(), LAN);
        client.give(new Signal.Answered(
                dial.dial(), new Identity(HOME.instance, HOME.publicKey(), dial.nonce(), LAN, theirs.signature())));
        rejected(client, LAN, Explanation.UNPROVEN);
    }

    @Test
    void aReplayedAnswerIsRejected() {
        Client client = Client.of(LAN).start();
        client.after(10).answersWith(LAN, HOME.identity("nonce-of-sixteen-bytes-0", LAN));
        rejected(client, LAN, Explanation.UNPROVEN);
    }

    @Test
    void anAnswerRelayedFromAnotherAddressIsRejected() {
        Client client = Client.of(LAN).start();
        Effect.Dial dial = client.take(LAN);
        client.give(new Signal.Answered(dial.dial(), HOME.identity(dial.nonce(), OTHER_LAN)));
        rejected(client, LAN, Explanation.UNPROVEN);
    }

    @Test
    void anAnswerWithAnAlteredNameIsRejected() {
        Client client = Client.of(LAN).start();
        Effect.Dial dial = client.take(LAN);
        Identity ours = HOME.identity(dial.nonce(), LAN);
        client.give(new Signal.Answered(
                dial.dial(), new Identity(STRANGER.instance, HOME.publicKey(), dial.nonce(), LAN, ours.signature())));
        rejected(client, LAN, Explanation.UNPROVEN);
    }

    @Test
    void textThatIsNoKeyOrSignatureIsRejected() {
        for (String text : new String[] {"", "=", "AAAA", HOME.publicKey() + "=", "\u0000", "not base64 at all!"}) {
            Client client = Client.of(LAN, OTHER_LAN).start();
            Effect.Dial dial = client.take(LAN);
            Identity ours = HOME.identity(dial.nonce(), LAN);
            client.give(new Signal.Answered(
                    dial.dial(), new Identity(ours.instance(), text, ours.nonce(), ours.origin(), ours.signature())));
            Effect.Dial other = client.take(OTHER_LAN);
            Identity signed = HOME.identity(other.nonce(), OTHER_LAN);
            client.give(new Signal.Answered(
                    other.dial(),
                    new Identity(signed.instance(), signed.publicKey(), signed.nonce(), signed.origin(), text)));
            assertEquals("none", client.used());
        }
    }

    @Test
    void aRedirectIsNotFollowedAndNotBelieved() {
        Client client = Client.of(PLAIN_LAN).start();
        client.after(10).fails(PLAIN_LAN, Failure.REDIRECTED);
        rejected(client, PLAIN_LAN, Explanation.CAPTIVE_PORTAL);
    }

    @Test
    void tokensGoOnlyToTheAddressInUse() {
        Client client = Client.of(LAN, OTHER_LAN, TUNNEL).start();
        assertFalse(client.mayBearToken(LAN));
        client.after(10).answers(LAN);
        assertTrue(client.mayBearToken(LAN));
        assertTrue(client.mayBearToken(LAN + "/api/scanner/scans?x=1"));
        assertTrue(client.mayBearToken("HTTPS://192.168.1.5:8443/"));
        assertFalse(client.mayBearToken(OTHER_LAN));
        assertFalse(client.mayBearToken(TUNNEL));
        assertFalse(client.mayBearToken("http://192.168.1.5:8443/"));
        assertFalse(client.mayBearToken("https://192.168.1.5:8443@evil.example/"));
        assertFalse(client.mayBearToken("https://192.168.1.5:8443.evil.example/"));
        assertFalse(client.mayBearToken("https://192.168.1.5:8443\\@evil.example/"));
    }

    @Test
    void aChangeOfNetworkEndsTheProofAtOnceAndANewOneIsAskedFor() {
        Client client = Client.using(LAN, TUNNEL).give(new Signal.NetworkChanged());
        assertFalse(client.mayBearToken(LAN));
        assertEquals(LAN, client.last(Effect.Leave.class).get(0).url());
        assertTrue(client.isDialled(LAN));
        client.after(10).answers(LAN);
        assertTrue(client.mayBearToken(LAN));
    }

    @Test
    void anAnswerFromTheFormerNetworkProvesNothingInTheNewOne() {
        Client client = Client.of(LAN).start();
        Effect.Dial before = client.take(LAN);
        client.after(10).give(new Signal.NetworkChanged());
        client.give(new Signal.Answered(before.dial(), HOME.identity(before.nonce(), LAN)));
        assertEquals("none", client.used());
    }

    @Test
    void whoOversleptMayHaveWokenUpElsewhere() {
        Client client = Client.using(LAN);
        client.now += 600_000;
        assertFalse(client.mayBearToken(LAN));
        client.give(new Signal.UseFailed(LAN, Failure.TIMED_OUT));
        assertEquals(LAN, client.last(Effect.Leave.class).get(0).url());
        client.after(10).answers(LAN);
        assertTrue(client.mayBearToken(LAN));
    }

    @Test
    void afterSomebodyElseAnsweredARequestNoTokenGoesThereUntilItProvesItselfAgain() {
        Client client = Client.using(PLAIN_LAN).after(5_000);
        client.give(new Signal.UseFailed(PLAIN_LAN, Failure.FOREIGN));
        assertFalse(client.mayBearToken(PLAIN_LAN));
        client.give(new Signal.UseWorked(PLAIN_LAN));
        assertFalse(client.mayBearToken(PLAIN_LAN));
        client.after(10).answers(PLAIN_LAN);
        assertTrue(client.mayBearToken(PLAIN_LAN));
    }

    @Test
    void theAddressInUseIsLeftAtOnceWhenAnotherAnswersThere() {
        Client client = Client.using(LAN, TUNNEL).after(5_000);
        client.give(new Signal.UseFailed(LAN, Failure.TIMED_OUT)).after(10).answers(LAN, STRANGER);
        assertFalse(client.mayBearToken(LAN));
        assertTrue(client.isDialled(TUNNEL));
    }

    @Test
    void theFirstProofTellsWhoWeAreTalkingTo() {
        Client client = Client.using(LAN);
        Memory memory = client.choice.memory();
        assertEquals(HOME.instance, memory.instance());
        assertEquals(HOME.publicKey(), memory.publicKey());
        assertEquals(LAN, memory.lastGood());
        assertEquals(memory, client.last(Effect.Remember.class).get(1).memory());
    }

    private static void rejected(Client client, String url, Explanation why) {
        assertEquals("none", client.used());
        assertFalse(client.mayBearToken(url));
        assertEquals(why, client.choice.explanations().get(url));
    }
}
