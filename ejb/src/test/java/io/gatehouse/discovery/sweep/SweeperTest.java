package io.gatehouse.discovery.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What can be shown on loopback, without namespaces. */
class SweeperTest {

    private static final Subnet LOOPBACK = Subnet.parse("127.0.0.0/28");

    private static Sweeper knocking(int port) {
        SweepLimits usual = SweepLimits.USUAL;
        return new Sweeper(new SweepLimits(
                usual.burst(),
                usual.rest(),
                usual.chunk(),
                usual.chunkTime(),
                usual.listen(),
                List.of(port),
                4,
                usual.patience()));
    }

    @Test
    void whoListensOnLoopbackIsSeenByConnecting() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.5"))) {
            List<Integer> progress = new ArrayList<>();

            Swept swept = knocking(listening.getLocalPort()).sweep(List.of(LOOPBACK, LOOPBACK), (done, total) -> {
                assertThat(total).isEqualTo(14);
                progress.add(done);
            });

            assertThat(swept.probed()).isEqualTo(14);
            assertThat(swept.seen())
                    .contains(
                            new Sighting("127.0.0.1", null, Evidence.SELF),
                            new Sighting("127.0.0.5", null, Evidence.TCP));
            assertThat(progress).isSorted().endsWith(14);
        }
    }

    @Test
    void nothingUnconfirmedIsConfirmedAtOnce() throws Exception {
        Swept swept = knocking(9).sweep(List.of(LOOPBACK), Progress.UNHEARD);
        assertThat(knocking(9).confirm(swept, Duration.ofMinutes(1))).isSameAs(swept);
    }

    @Test
    void whatIsTooLargeOrNothingIsRefused() {
        Sweeper sweeper = new Sweeper();
        assertThatIllegalArgumentException().isThrownBy(() -> sweeper.sweep(List.of(), Progress.UNHEARD));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sweeper.sweep(List.of(Subnet.parse("127.0.0.0/16")), Progress.UNHEARD))
                .withMessageContaining("4,094");
        List<Subnet> many =
                List.of("127.1.0.0/20", "127.1.16.0/20", "127.1.32.0/20", "127.1.48.0/20", "127.1.64.0/30").stream()
                        .map(Subnet::parse)
                        .toList();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sweeper.sweep(many, Progress.UNHEARD))
                .withMessageContaining("16,378");
    }

    @Test
    void anInterruptedSweepIsGivenUp() {
        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(SweepFailed.class)
                    .isThrownBy(() -> knocking(9).sweep(List.of(LOOPBACK), Progress.UNHEARD))
                    .withMessageContaining("given up");
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aMacOfTheSystemsSlowTableIsTakenButNoProof() throws IOException {
        Map<String, Neighbour> remembered = Map.of("127.0.0.9", new Neighbour("127.0.0.9", "00:11:22:33:44:55", null));
        SweepLimits patient = SweepLimits.USUAL;
        Found found = new Found();
        // A table that is as it was before tells nothing; nobody listens on port 9 of loopback, which refuses.
        new TcpSweep(patient, Optional.of(() -> remembered), true)
                .sweep(LOOPBACK, List.of("127.0.0.9"), found, Progress.UNHEARD);
        assertThat(found.of("127.0.0.9")).contains(new Sighting("127.0.0.9", "00:11:22:33:44:55", Evidence.TCP));
    }

    @Test
    void betterEvidenceReplacesAndNothingFreshIsTakenBack() {
        Found found = new Found();
        found.add("10.0.0.1", "00:11:22:33:44:55", Evidence.UNCONFIRMED);
        assertThat(found.anyUnconfirmed()).isTrue();
        found.add("10.0.0.1", null, Evidence.TCP);
        found.add("10.0.0.1", null, Evidence.UNCONFIRMED);
        assertThat(found.of("10.0.0.1")).contains(new Sighting("10.0.0.1", "00:11:22:33:44:55", Evidence.TCP));
        assertThat(found.anyUnconfirmed()).isFalse();
    }
}
