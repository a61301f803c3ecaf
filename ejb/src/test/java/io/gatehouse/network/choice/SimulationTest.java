package io.gatehouse.network.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Twelve minutes in ten thousand networks. What must hold in each of them is in {@link Watch} and {@link Plot}. */
class SimulationTest {

    private static final int RUNS = 10_000;
    private static final int RUNS_TO_CATCH = 600;

    private final Map<String, Long> counts = new TreeMap<>();

    @Test
    void whatMustHoldHoldsInTenThousandNetworks() {
        long start = System.nanoTime();
        List<String> broken = run(RUNS, World.HOME);
        System.out.println("choice simulation: " + RUNS + " runs, " + counts + ", "
                + (System.nanoTime() - start) / 1_000_000 + " ms, broken: " + broken.size());
        assertEquals(List.of(), broken.stream().limit(20).toList());
    }

    @Test
    void aClientThatBelievesAnySignatureIsCaught() {
        Notary gullible = new Notary() {
            @Override
            public boolean holds(byte[] publicKey, byte[] message, byte[] signature) {
                return true;
            }

            @Override
            public byte[] sha256(byte[] bytes) {
                return World.HOME.sha256(bytes);
            }
        };
        assertTrue(run(RUNS_TO_CATCH, gullible).stream().anyMatch(what -> what.contains("chosen without proof")));
    }

    private List<String> run(int runs, Notary notary) {
        List<String> broken = new ArrayList<>();
        Plot[] plots = Plot.values();
        for (int seed = 0; seed < runs; seed++) {
            Plot plot = plots[seed % plots.length];
            World world = plot.run(seed, notary);
            world.watch.counts.forEach((what, count) -> counts.merge(what, (long) count, Long::sum));
            if (!world.watch.broken.isEmpty()) {
                broken.add(plot + " " + seed + ": " + world.watch.broken.get(0));
            }
        }
        return broken;
    }
}
