package io.gatehouse.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * What heartbeats cost at 20,000 a minute: processor time of the whole server and of its database, less what they use in
 * the same time when nobody asks anything. Doing nothing is asked at the same rate over as many connections.
 */
final class HeartbeatsPart {

    private static final int RATE = 334;
    private static final int TURNS = 3;
    private static final int TICKETS = 1_000;
    private static final double OF_A_CORE = 5;
    private static final double OF_NOTHING = 1.5;
    private static final String OVER_SOCKET = "heartbeats over /ws/scanner";
    private static final String OVER_HTTP = "heartbeats over HTTP";
    private static final String PINGS = "pings that the container answers";
    private static final String BEHIND_FRONT = "do nothing, behind the product's front";
    private static final String IDLE = "nothing asked";

    private final Bench bench;

    HeartbeatsPart(Bench bench) {
        this.bench = bench;
    }

    Section take() throws IOException, SQLException, InterruptedException {
        try (var product = bench.product("heartbeats")) {
            var rig = Rig.set(product, TICKETS, bench.settings().scanners());
            Duration time = bench.settings().steady();
            var beats = new Served(
                    OVER_SOCKET,
                    product.url(),
                    rig,
                    scanner -> new BeatWire(product.url(), rig.venue().eventId(), scanner.token()));
            var calls = new Served(
                    OVER_HTTP,
                    product.url(),
                    rig,
                    scanner -> HttpWire.beats(product.url(), rig.venue().eventId(), scanner.token()));
            var nothing = nothing("do nothing", "/bench/nothing", rig);
            var behindFront = nothing(BEHIND_FRONT, "/api/bench/nothing", rig);
            var pings = new Served(
                    PINGS,
                    product.url(),
                    rig,
                    scanner -> new PingWire(product.url(), rig.venue().eventId(), scanner.token()));
            var contenders = Stream.of(beats, pings, calls, nothing, behindFront)
                    .map(Asked::new)
                    .toList();
            for (var one : contenders) {
                Turns.say("warming: " + one.name());
                one.of.open(RATE * 4, bench.settings().warm().dividedBy(contenders.size()));
            }
            List<Contender> all = new ArrayList<>(contenders);
            all.add(new Idle());
            var series = new Turns(rig).take(all, TURNS, one -> one.closed(time));
            return section(series);
        }
    }

    private Section section(List<Series> series) {
        double idle = load(series, IDLE);
        double socket = load(series, OVER_SOCKET) - idle;
        double http = load(series, OVER_HTTP) - idle;
        double nothing = load(series, "do nothing") - idle;
        var claims = List.of(
                Claim.atMost(OF_A_CORE, "% of one core, " + OVER_SOCKET, socket),
                Claim.atMost(OF_NOTHING, "processor time of " + OVER_HTTP + " / of doing nothing", http / nothing),
                Claim.atMost(
                        OF_NOTHING,
                        "the same / of doing nothing behind the product's front",
                        http / (load(series, BEHIND_FRONT) - idle)),
                Claim.none(
                        "answers other than expected",
                        series.stream().mapToLong(Series::bad).sum()));
        List<String> notes = new ArrayList<>();
        series.forEach(one -> notes.add(String.format(
                "%s: %.2f %% of one core, %.2f of it in the database",
                one.name(), load(one), percent(one, Cpu.DATABASE))));
        notes.add("The claims are less what is used when nothing is asked. "
                + bench.settings().scanners() + " scanners, each on a connection of its own, " + RATE
                + " beats a second.");
        return new Section("20,000 heartbeats a minute", Section.Chart.NONE, series, claims, notes);
    }

    private static double load(List<Series> series, String name) {
        return load(series.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow());
    }

    private static double load(Series series) {
        return series.median(run -> percent(run, Cpu.SERVER) + percent(run, Cpu.DATABASE));
    }

    private static double percent(Series series, String part) {
        return series.median(run -> percent(run, part));
    }

    private static double percent(Run run, String part) {
        var measured = run.measured();
        double seconds = measured.scans() / measured.perSecond();
        return run.cpu().getOrDefault(part, Duration.ZERO).toNanos() / 1e7 / seconds;
    }

    private static Served nothing(String name, String path, Rig rig) {
        return new Served(
                name,
                rig.product().url(),
                rig,
                scanner -> HttpWire.nothing(rig.product().url(), path, scanner.token()));
    }

    /** What is asked at a fixed rate, on connections that were opened before. */
    private static final class Asked implements Contender {

        private final Served of;
        private List<Connection> opened = List.of();

        Asked(Served of) {
            this.of = of;
        }

        @Override
        public void prepare() throws IOException {
            opened = of.connect();
            // who joins costs more than who beats, for a moment longer
            LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
        }

        @Override
        public String name() {
            return of.name();
        }

        @Override
        public Measurement closed(Duration time) throws IOException {
            return of.open(opened, RATE, time);
        }
    }

    /** Waits as long as the others ask. */
    private record Idle() implements Contender {

        @Override
        public String name() {
            return IDLE;
        }

        @Override
        public Measurement closed(Duration time) {
            long end = System.nanoTime() + time.toNanos();
            while (System.nanoTime() < end) {
                LockSupport.parkNanos(end - System.nanoTime());
            }
            return new Measurement(new long[1], time, 0, "");
        }
    }
}
