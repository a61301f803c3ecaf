package io.gatehouse.discovery.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Judged from tables made up here; packets go to addresses of loopback. */
class ConfirmationTest {

    private static final String HOST = "127.0.0.9";
    private static final String MAC = "00:11:22:33:44:55";
    private static final String OTHER = "00:11:22:33:44:66";
    private static final Map<String, String> AT = Map.of(HOST, "br0");
    private static final Map<String, Neighbour> THERE = Map.of(HOST, new Neighbour(HOST, MAC, "br0"));
    private static final Map<String, Neighbour> ANOTHER = Map.of(HOST, new Neighbour(HOST, OTHER, "br0"));

    private static Confirmation after(Duration atMost, NeighbourTable table) throws Exception {
        Confirmation confirmation =
                new Confirmation(List.of(HOST), AT, table, new KernelStates(Optional.empty()), System.nanoTime());
        try (Pokes pokes = new Pokes(SweepLimits.USUAL)) {
            confirmation.await(pokes, atMost, () -> false);
        }
        return confirmation;
    }

    @Test
    void whoIsStillRememberedIsNotVerifiedByThat() throws Exception {
        Confirmation confirmation = after(Duration.ofMillis(900), () -> THERE);
        assertThat(confirmation.verified()).isEmpty();
        assertThat(confirmation.gone()).isEmpty();
    }

    @Test
    void whoWasForgottenAndIsThereAgainHasAnswered() throws Exception {
        Queue<Map<String, Neighbour>> readings = new ArrayDeque<>(List.of(THERE, Map.of(), THERE));
        Confirmation confirmation = after(Duration.ofSeconds(10), () -> next(readings));
        assertThat(confirmation.verified()).isEqualTo(Map.of(HOST, MAC));
        assertThat(readings).hasSize(1);
    }

    @Test
    void whoGotTheAddressMeanwhileIsTheOneThatAnswered() throws Exception {
        Queue<Map<String, Neighbour>> readings = new ArrayDeque<>(List.of(THERE, Map.of(), ANOTHER));
        assertThat(after(Duration.ofSeconds(10), () -> next(readings)).verified())
                .isEqualTo(Map.of(HOST, OTHER));
    }

    @Test
    void whoIsOnlyRememberedIsRememberedAsTheLastOneThere() throws Exception {
        Queue<Map<String, Neighbour>> readings = new ArrayDeque<>(List.of(THERE, ANOTHER));
        Confirmation confirmation = after(Duration.ofMillis(900), () -> next(readings));
        assertThat(confirmation.verified()).isEmpty();
        assertThat(confirmation.remembered(HOST)).contains(OTHER);
    }

    @Test
    void theSameAddressOnAnotherNetworkProvesNothing() throws Exception {
        Map<String, Neighbour> elsewhere = Map.of(HOST, new Neighbour(HOST, OTHER, "br1"));
        Queue<Map<String, Neighbour>> readings = new ArrayDeque<>(List.of(THERE, Map.of(), elsewhere));
        Confirmation confirmation = after(Duration.ofSeconds(2), () -> next(readings));
        assertThat(confirmation.verified()).isEmpty();
        assertThat(confirmation.gone()).isEmpty();
        assertThat(confirmation.remembered(HOST)).contains(MAC);
    }

    @Test
    void whoStaysForgottenIsGoneAfterThreeQuestions() throws Exception {
        Confirmation confirmation = after(Duration.ofSeconds(10), Map::of);
        assertThat(confirmation.gone()).isEqualTo(Set.of(HOST));
        assertThat(confirmation.verified()).isEmpty();
    }

    @Test
    void aWantedSweepEndsTheWaiting() throws Exception {
        Confirmation confirmation =
                new Confirmation(List.of(HOST), AT, () -> THERE, new KernelStates(Optional.empty()), System.nanoTime());
        long begin = System.nanoTime();
        try (Pokes pokes = new Pokes(SweepLimits.USUAL)) {
            confirmation.await(pokes, Duration.ofMinutes(1), () -> true);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    }

    private static Map<String, Neighbour> next(Queue<Map<String, Neighbour>> readings) throws IOException {
        Map<String, Neighbour> reading = readings.size() > 1 ? readings.remove() : readings.peek();
        if (reading == null) {
            throw new IOException("No more readings");
        }
        return reading;
    }
}
