package io.gatehouse.discovery.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KernelStatesTest {

    private final Map<String, KernelState> states = KernelStates.parse("""
            10.77.0.11 dev br0 lladdr 06:5a:86:80:00:97  ref 1 used 5/36/0probes 1 PROBE
            10.77.0.12 dev br0 lladdr 3e:7c:b8:0f:60:c7  ref 1 used 0/0/0probes 1 REACHABLE
            10.77.0.13 dev br0  used 8/39/0probes 3 FAILED
            10.77.0.14 dev br0 lladdr 3e:7c:b8:0f:60:c8 used 120/40/100 probes 4 STALE
            10.77.0.15 dev br0 lladdr 3e:7c:b8:0f:60:c9 ref 2 used 0/0/31 probes 1 REACHABLE
            10.77.0.16 dev br0 lladdr 3e:7c:b8:0f:60:ca ref 2 used 9999999999/0/31 probes 1 REACHABLE
            10.77.0.17 dev br0 lladdr 3e:7c:b8:0f:60:cb ref 1 used 0/0/0 probes 1 REACHABLE
            10.77.0.17 dev br1 lladdr 3e:7c:b8:0f:60:cc ref 1 used 0/99/90 probes 1 STALE
            fe80::1 dev br0 lladdr 3e:7c:b8:0f:60:c9 router STALE
            """);

    @Test
    void statesAndAgesAreRead() {
        assertThat(states).hasSize(6).containsEntry("10.77.0.11", new KernelState("PROBE", 36, 0));
        assertThat(states.get("10.77.0.13"))
                .satisfies(state -> assertThat(state.failed()).isTrue());
        assertThat(states.get("10.77.0.14"))
                .satisfies(state -> assertThat(state.wouldAsk()).isTrue());
    }

    @Test
    void anAddressOnTwoInterfacesIsNotKnown() {
        assertThat(states).doesNotContainKey("10.77.0.17");
    }

    @Test
    void onlyAnAnswerToTheKernelsOwnQuestionSinceThePacketIsProof() {
        KernelState answered = new KernelState("REACHABLE", 2, 2);
        assertThat(answered.answeredWithin(3.5)).isTrue();
        assertThat(answered.answeredWithin(2.9)).as("2 s may be 2.99 s").isFalse();
        assertThat(new KernelState("REACHABLE", 0, 31).answeredWithin(9))
                .as("other traffic's proof, which the kernel may note late")
                .isFalse();
        assertThat(new KernelState("STALE", 1, 1).answeredWithin(9)).isFalse();
        assertThat(new KernelState("PROBE", 1, 1).answeredWithin(9)).isFalse();
    }

    @Test
    void withoutTheProgramNothingIsKnown() {
        assertThat(new KernelStates(Optional.empty()).read()).isEmpty();
        assertThat(new KernelStates(Optional.of("/nowhere/ip")).read()).isEmpty();
    }
}
