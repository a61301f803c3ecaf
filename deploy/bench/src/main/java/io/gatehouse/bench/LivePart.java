package io.gatehouse.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** From the moment at which a scan is sent to the change that names it, at every watcher of its event. */
final class LivePart {

    private static final int RATE = 100;
    private static final int FEW = 10;
    private static final int SOME = 100;
    private static final int MANY = 1_000;
    private static final int CROWD = 5_000;
    private static final int CROWD_RATE = 10;
    private static final int TURNS = 3;
    private static final double SEEDS_PUSH = 100;
    private static final double WITH_MANY = 150;
    private static final double FACTOR = 3;
    private static final double FLAT = 1.25;
    private static final Duration STAY = Duration.ofSeconds(60);
    private static final Duration LAST_CHANGE = Duration.ofSeconds(1);

    private final Bench bench;
    private final Rig rig;

    LivePart(Bench bench, Rig rig) {
        this.bench = bench;
        this.rig = rig.with(8);
    }

    Section take() throws IOException, SQLException, InterruptedException {
        List<String> notes = new ArrayList<>();
        List<Claim> claims = new ArrayList<>();
        new Turns(rig).warm(List.of(rig.scansOverHttp()), bench.settings().warm());
        watched(MANY, bench.settings().warm(), new long[3]);
        Map<Integer, List<Run>> runs = new LinkedHashMap<>();
        long[] odd = new long[3];
        for (int turn = 0; turn < TURNS; turn++) {
            for (int count : List.of(FEW, SOME, MANY)) {
                rig.settle();
                var cpu = cpu();
                var run = new Run(watched(count, bench.settings().turn().multipliedBy(2), odd), cpu.used());
                runs.computeIfAbsent(count, unknown -> new ArrayList<>()).add(run);
                Turns.say(String.format(
                        "%d/%d %4d watchers  p50 %6.2f p99 %7.2f max %7.1f ms  server %s database %s client %s",
                        turn + 1,
                        TURNS,
                        count,
                        run.measured().milliseconds(0.5),
                        run.measured().milliseconds(0.99),
                        run.measured().milliseconds(1),
                        run.cpu().get(Cpu.SERVER),
                        run.cpu().get(Cpu.DATABASE),
                        run.cpu().get(Cpu.CLIENT)));
            }
        }
        List<Series> series = new ArrayList<>();
        runs.forEach((count, taken) -> series.add(new Series(count + " watchers", taken)));
        double few = series.get(0).milliseconds(0.99);
        double some = series.get(1).milliseconds(0.99);
        double many = series.get(2).milliseconds(0.99);
        claims.add(Claim.atMost(SEEDS_PUSH, "p99 ms, scan sent to change seen, " + SOME + " watchers", some));
        claims.add(Claim.atMost(WITH_MANY, "the same, " + MANY + " watchers", many));
        claims.add(Claim.atMost(FACTOR, MANY + " watchers / " + FEW + " watchers", many / few));
        claims.add(Claim.none("changes missed by a watcher", odd[0]));
        claims.add(Claim.none("watchers that were cut off", odd[1]));
        claims.add(Claim.none("scans that were not seen", odd[2]));
        if (!bench.settings().memory().isZero()) {
            memory(claims, notes);
        }
        crowd(claims);
        notes.add("A time runs from the moment at which the scan is sent, so it holds the scan itself, too.");
        notes.add(
                "A change names twenty scans of its tick at most and counts the others; of those there are no times.");
        return new Section(RATE + " scans a second, watched", Section.Chart.P99, series, claims, notes);
    }

    /** @param odd counts up what should not be: gaps, watchers gone, scans of which a watcher was not told */
    private Measurement watched(int count, Duration time, long[] odd) throws IOException, InterruptedException {
        var sent = new ConcurrentHashMap<String, Long>();
        try (var watchers = open(count, sent)) {
            watchers.measure();
            var load = new Load(rig, sent);
            load.run(RATE, time);
            LockSupport.parkNanos(LAST_CHANGE.toNanos());
            long[] times = watchers.stop();
            odd[0] += watchers.gaps();
            odd[1] += watchers.gone();
            odd[2] += (long) sent.size() * count - times.length - watchers.unlisted();
            return new Measurement(times, time, 0, "");
        }
    }

    /** Ten minutes with many watchers: what is left after a full collection must not grow. */
    private void memory(List<Claim> claims, List<String> notes) throws IOException, InterruptedException {
        var sent = new ConcurrentHashMap<String, Long>();
        List<Double> used = new ArrayList<>();
        try (var watchers = open(MANY, sent)) {
            long minutes = Math.max(2, bench.settings().memory().toMinutes());
            for (int minute = 0; minute < minutes; minute++) {
                new Load(rig, sent).run(RATE, Duration.ofMinutes(1));
                sent.clear();
                used.add(Heap.usedMegabytes(rig.product().server()));
                Turns.say(
                        String.format("minute %d: %.0f MB used after a full collection", minute + 1, used.get(minute)));
            }
            claims.add(Claim.none("watchers that were cut off in " + minutes + " minutes", watchers.gone()));
        }
        // the first minute fills the history, which is bounded
        claims.add(Claim.atMost(
                FLAT, "heap after the last minute / after the second", used.get(used.size() - 1) / used.get(1)));
        notes.add("MB of heap used after a full collection, minute by minute: " + used);
    }

    private void crowd(List<Claim> claims) throws IOException, InterruptedException {
        var sent = new ConcurrentHashMap<String, Long>();
        try (var watchers = open(CROWD, sent)) {
            Turns.say(CROWD + " watchers have come");
            watchers.measure();
            new Load(rig, sent).run(CROWD_RATE, STAY);
            LockSupport.parkNanos(LAST_CHANGE.multipliedBy(3).toNanos());
            long[] times = watchers.stop();
            claims.add(
                    Claim.none("of " + CROWD + " watchers did not stay " + STAY.toSeconds() + " s", watchers.gone()));
            claims.add(Claim.none("of their changes were missed", watchers.gaps()));
            claims.add(Claim.none(
                    "of their scans were not seen", (long) sent.size() * CROWD - times.length - watchers.unlisted()));
            Turns.say(String.format(
                    "%d watchers: p99 %.1f ms", CROWD, new Measurement(times, STAY, 0, "").milliseconds(0.99)));
        }
    }

    private Watchers open(int count, ConcurrentHashMap<String, Long> sent) throws IOException {
        return Watchers.open(
                rig.product().url(), rig.venue().eventId(), rig.venue().admin(), count, sent);
    }

    private Cpu cpu() throws IOException {
        return Cpu.of(Map.of(
                Cpu.SERVER, rig.product().server(),
                Cpu.DATABASE, rig.product().postgres(),
                Cpu.CLIENT, ProcessHandle.current()));
    }
}
