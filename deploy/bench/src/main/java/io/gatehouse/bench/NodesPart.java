package io.gatehouse.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Two nodes over one database: how much later watchers of the other node see a scan than those of its own. */
final class NodesPart {

    private static final int WATCHERS = 20;
    private static final int TURNS = 5;
    private static final int RATE = 100;
    private static final int SCANNERS = 8;
    private static final double FACTOR = 2;
    private static final Duration LAST_CHANGE = Duration.ofSeconds(1);

    private final Bench bench;

    NodesPart(Bench bench) {
        this.bench = bench;
    }

    Section take() throws IOException, SQLException, InterruptedException {
        List<Run> same = new ArrayList<>();
        List<Run> other = new ArrayList<>();
        long missed = 0;
        try (var first = bench.node("nodes");
                var second = first.another()) {
            var rig = Rig.set(first, bench.settings().tickets(), SCANNERS);
            // both have to be compiled for what they do
            new Turns(rig).warm(List.of(rig.scansOverHttp()), bench.settings().warm());
            new Load(rig, second.url(), new ConcurrentHashMap<>())
                    .run(RATE * 5, bench.settings().warm());
            var nodes = List.of(first, second);
            for (int turn = 0; turn < TURNS; turn++) {
                rig.settle();
                // the scans come to one node and then to the other, the watchers sit at both all the time
                missed += turn(rig, nodes.get(turn % 2), nodes.get(1 - turn % 2), same, other);
            }
        }
        var here = new Series("watchers of the same node", same);
        var there = new Series("watchers of the other node", other);
        List<Claim> claims = List.of(
                Claim.atMost(
                        FACTOR,
                        "p99 at the other node / p99 at the same node",
                        there.milliseconds(0.99) / here.milliseconds(0.99)),
                Claim.none("scans that were not seen", missed));
        return new Section("Two nodes", Section.Chart.P99, List.of(here, there), claims, List.of());
    }

    private long turn(Rig rig, Product asked, Product neighbour, List<Run> same, List<Run> other)
            throws IOException, InterruptedException {
        var sent = new ConcurrentHashMap<String, Long>();
        var time = bench.settings().turn().multipliedBy(2);
        try (var here = open(rig, asked, sent);
                var there = open(rig, neighbour, sent)) {
            here.measure();
            there.measure();
            new Load(rig, asked.url(), sent).run(RATE, time);
            LockSupport.parkNanos(LAST_CHANGE.toNanos());
            long[] near = here.stop();
            long[] far = there.stop();
            same.add(new Run(new Measurement(near, time, 0, ""), Map.of()));
            other.add(new Run(new Measurement(far, time, 0, ""), Map.of()));
            Turns.say(String.format(
                    "same node p50 %.2f p99 %.2f ms, other node p50 %.2f p99 %.2f ms",
                    same.get(same.size() - 1).measured().milliseconds(0.5),
                    same.get(same.size() - 1).measured().milliseconds(0.99),
                    other.get(other.size() - 1).measured().milliseconds(0.5),
                    other.get(other.size() - 1).measured().milliseconds(0.99)));
            return 2L * WATCHERS * sent.size() - near.length - far.length - here.unlisted() - there.unlisted();
        }
    }

    private static Watchers open(Rig rig, Product node, ConcurrentHashMap<String, Long> sent) throws IOException {
        return Watchers.open(node.url(), rig.venue().eventId(), rig.venue().admin(), WATCHERS, sent);
    }
}
