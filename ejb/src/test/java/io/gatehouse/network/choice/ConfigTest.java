package io.gatehouse.network.choice;

import static io.gatehouse.network.choice.Client.HOME;
import static io.gatehouse.network.choice.Client.LAN;
import static io.gatehouse.network.choice.Client.OTHER_LAN;
import static io.gatehouse.network.choice.Client.TUNNEL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConfigTest {

    private static final Site STRANGER = new Site("7a7a7a7a-0000-4000-8000-000000000007", 7);
    private static final Site IMPOSTOR = new Site(HOME.instance, 9);

    @Test
    void aSignedConfigReplacesTheAddresses() {
        Client client = Client.using(LAN);
        learn(client, HOME.config(3, TUNNEL, LAN, OTHER_LAN));
        Memory memory = client.last(Effect.Remember.class).get(0).memory();
        assertEquals(3, memory.sequence());
        assertEquals(
                List.of(
                        new Candidate(TUNNEL, Way.TUNNEL),
                        new Candidate(LAN, Way.LAN),
                        new Candidate(OTHER_LAN, Way.LAN)),
                memory.candidates());
        assertEquals(LAN, client.used());
    }

    @Test
    void anOlderConfigIsIgnoredAndTheSameOneToo() {
        Client client = Client.using(LAN);
        learn(client, HOME.config(3, TUNNEL, LAN));
        Memory memory = client.choice.memory();
        learn(client, HOME.config(2, null, LAN, OTHER_LAN));
        learn(client, HOME.config(3, null, LAN, OTHER_LAN));
        assertEquals(memory, client.choice.memory());
        learn(client, HOME.config(4, null, LAN, OTHER_LAN));
        assertEquals(4, client.choice.memory().sequence());
    }

    @Test
    void aConfigOfAnotherInstallationOrKeyIsIgnored() {
        Client client = Client.using(LAN);
        Memory memory = client.choice.memory();
        learn(client, STRANGER.config(9, null, OTHER_LAN));
        learn(client, IMPOSTOR.config(9, null, OTHER_LAN));
        assertEquals(memory, client.choice.memory());
    }

    @Test
    void anAlteredConfigIsIgnored() {
        Client client = Client.using(LAN);
        Memory memory = client.choice.memory();
        SignedConfig true1 = HOME.config(9, TUNNEL, LAN, OTHER_LAN);
        learn(client, altered(true1, 10, TUNNEL, List.of(LAN, OTHER_LAN)));
        learn(client, altered(true1, 9, TUNNEL, List.of(OTHER_LAN, LAN)));
        learn(client, altered(true1, 9, null, List.of(LAN, OTHER_LAN)));
        learn(client, altered(true1, 9, TUNNEL, List.of(LAN + "\n" + OTHER_LAN)));
        learn(client, altered(true1, 9, TUNNEL, List.of(LAN)));
        assertEquals(memory, client.choice.memory());
        learn(client, true1);
        assertEquals(9, client.choice.memory().sequence());
    }

    @Test
    void aConfigWithAnAddressThatIsNoneIsIgnoredAsAWhole() {
        Client client = Client.using(LAN);
        for (String url : List.of("ftp://10.0.0.1", LAN + "/path", "https://a@b", "", "https://10.0.0.1:99999")) {
            learn(client, HOME.config(9, null, LAN, url));
        }
        assertEquals(Memory.NO_CONFIG, client.choice.memory().sequence());
    }

    @Test
    void beforeTheKeyIsKnownNoConfigIsBelieved() {
        Client client = Client.of(LAN).start();
        learn(client, HOME.config(1, null, OTHER_LAN));
        assertEquals(Memory.NO_CONFIG, client.choice.memory().sequence());
    }

    @Test
    void anAddressThatIsNoLongerTheSitesBearsNoTokenUntilItHasProvenItselfAgain() {
        Client client = Client.using(LAN, TUNNEL);
        learn(client, HOME.config(1, TUNNEL, OTHER_LAN));
        assertFalse(client.mayBearToken(LAN));
        assertTrue(client.isDialled(OTHER_LAN));
        client.after(20).answers(LAN).after(20).answers(OTHER_LAN);
        assertEquals(OTHER_LAN, client.used());
    }

    @Test
    void anAddressThatIsNoLongerTheSitesIsKeptWhenNoOtherAnswers() {
        Client client = Client.using(LAN, TUNNEL);
        learn(client, HOME.config(1, TUNNEL, OTHER_LAN));
        client.after(20).answers(LAN).fails(OTHER_LAN).fails(TUNNEL);
        assertEquals(LAN, client.used());
    }

    @Test
    void aBetterAddressThatIsLearnedOnTheTunnelIsProbed() {
        Client client = Client.using(TUNNEL);
        learn(client, HOME.config(1, TUNNEL, LAN));
        client.probeAnswers(LAN).probeAnswers(LAN).probeAnswers(LAN);
        assertEquals(LAN, client.used());
    }

    @Test
    void offlineALearnedConfigIsTriedAtOnce() {
        Client client = Client.using(LAN).loses(LAN);
        for (int i = 0; i < 6; i++) {
            client.untilDialled(LAN).fails(LAN);
        }
        learn(client, HOME.config(1, null, OTHER_LAN));
        client.after(20).answers(OTHER_LAN);
        assertEquals(OTHER_LAN, client.used());
    }

    @Test
    void formerAddressesAreKeptButNotForEver() {
        Client client = Client.using(LAN);
        for (int i = 1; i <= 30; i++) {
            learn(client, HOME.config(i, null, "https://10.0.0." + i));
            client.open.values().stream().toList().forEach(dial -> client.fails(dial.url()));
        }
        assertEquals(Memory.MOST_FORMER, client.choice.memory().former().size());
        assertEquals("https://10.0.0.29", client.choice.memory().former().get(0).url());
    }

    private static void learn(Client client, SignedConfig config) {
        client.give(new Signal.Learned(config));
    }

    private static SignedConfig altered(
            SignedConfig config, long sequence, @Nullable String publicUrl, List<String> local) {
        return new SignedConfig(config.instance(), sequence, config.timestamp(), publicUrl, local, config.signature());
    }
}
