package io.gatehouse.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Lines of guests: how many may join in a second, that nobody is called twice, and how soon all see who is called. */
final class QueuesPart {

    private static final double SHARE = 0.5;
    private static final int HOSTS = 200;
    private static final int CALLS_A_HOST = 3;
    private static final int WATCHING = 2_000;
    private static final int CALLS = 200;
    private static final double SOON = 500;
    private static final double COMPUTED_ONCE = 20;
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(250);
    private static final Duration LAST_FRAME = Duration.ofSeconds(2);

    private final Bench bench;
    private final Rig rig;

    QueuesPart(Bench bench, Rig rig) {
        this.bench = bench;
        this.rig = rig;
    }

    Section take() throws IOException, SQLException, InterruptedException {
        List<Claim> claims = new ArrayList<>();
        var line = rig.venue().queue(1);
        var url = rig.product().url();
        var row = OneRow.of(rig, bench.settings().connections(), bench.work());
        var joins = new Served("joins over HTTP", url, rig, scanner -> HttpWire.joins(url, line.id()));
        var turns = new Turns(rig);
        turns.warm(List.of(row, joins), bench.settings().warm());
        var series = turns.take(
                List.of(row, joins),
                bench.settings().turns(),
                contender -> contender.closed(bench.settings().turn()));
        claims.add(Claim.atLeast(
                SHARE,
                "joins / counting one row up",
                series.get(1).perSecond() / series.get(0).perSecond()));
        claims.add(
                Claim.none("joins that were answered otherwise", series.get(1).bad()));
        claims.add(Claim.none("numbers that are missing, or were given out twice", oddNumbers(line)));
        claims.add(Claim.none("places that two hosts called, or that were left out", oddCalls()));
        List<String> notes = new ArrayList<>();
        notes.add("A call is timed from the moment at which it is sent to the frame that shows it, at each guest.");
        if (bench.settings().profile()) {
            notes.add(turns.record(joins, bench));
        }
        watched(claims);
        return new Section("Joins on one line", Section.Chart.RATE, series, claims, notes);
    }

    private long oddNumbers(Venue.Line line) throws IOException, SQLException {
        return Long.parseLong(rig.product()
                .database()
                .show("SELECT abs(count(*) - max(number)) + count(*) - count(DISTINCT number)"
                        + " + abs(max(number) - (SELECT last_number FROM queue WHERE id = '" + line.id() + "'))"
                        + " FROM place WHERE queue_id = '" + line.id() + "'"));
    }

    /** All hosts call at once, again and again, until everybody has been called. */
    private long oddCalls() throws InterruptedException {
        var line = rig.venue().queue(1);
        int guests = HOSTS * CALLS_A_HOST;
        for (int i = 0; i < guests; i++) {
            rig.venue().join(line, UUID.randomUUID().toString());
        }
        var threads = Executors.newFixedThreadPool(HOSTS);
        try {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < guests; i++) {
                calls.add(() -> rig.venue().next(line).getInt("number"));
            }
            var called = new HashSet<Integer>();
            for (Future<Integer> call : threads.invokeAll(calls)) {
                called.add(call.get());
            }
            return (long) guests - called.size();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void watched(List<Claim> claims) throws IOException, SQLException, InterruptedException {
        var line = rig.venue().queue(1);
        List<String> guests = new ArrayList<>();
        for (int i = 0; i < WATCHING; i++) {
            guests.add(UUID.randomUUID().toString());
            rig.venue().join(line, guests.get(i));
        }
        try (var watchers = LineWatchers.open(rig.product().url(), line.id(), guests)) {
            Turns.say(WATCHING + " guests watch");
            call(line, watchers, 1, CALLS / 4);
            long before = looks();
            var cpu = Cpu.of(Map.of(
                    Cpu.SERVER, rig.product().server(),
                    Cpu.DATABASE, rig.product().postgres(),
                    Cpu.CLIENT, ProcessHandle.current()));
            int first = CALLS / 4 + 1;
            watchers.forget();
            call(line, watchers, first, CALLS);
            long[] times = watchers.stop();
            var measured = new Measurement(times, BETWEEN_CALLS.multipliedBy(CALLS), 0, "");
            Turns.say(String.format(
                    "%d guests, %d calls: p50 %.1f p99 %.1f max %.1f ms  %s",
                    WATCHING,
                    CALLS,
                    measured.milliseconds(0.5),
                    measured.milliseconds(0.99),
                    measured.milliseconds(1),
                    cpu.used()));
            claims.add(
                    Claim.atMost(SOON, "p99 ms, call to frame, " + WATCHING + " guests", measured.milliseconds(0.99)));
            claims.add(Claim.none(
                    "frames that did not come, or did not say where the guest stands",
                    (long) WATCHING * CALLS - watchers.seen()));
            claims.add(Claim.none("guests that were cut off", watchers.gone()));
            claims.add(Claim.atMost(
                    COMPUTED_ONCE,
                    "looks at places in the database for each call",
                    (looks() - before) / (double) CALLS));
        }
    }

    private void call(Venue.Line line, LineWatchers watchers, int first, int count) {
        for (int i = first; i < first + count; i++) {
            watchers.calling(i);
            rig.venue().next(line);
            LockSupport.parkNanos(BETWEEN_CALLS.toNanos());
        }
        LockSupport.parkNanos(LAST_FRAME.toNanos());
    }

    /** How often the table of places was looked at so far, by an index or from end to end. */
    private long looks() throws IOException, SQLException {
        LockSupport.parkNanos(LAST_FRAME.toNanos());
        return Long.parseLong(rig.product()
                .superuser()
                .show("SELECT idx_scan + seq_scan FROM pg_stat_user_tables WHERE relname = 'place'"));
    }
}
