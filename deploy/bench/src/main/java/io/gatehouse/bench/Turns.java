package io.gatehouse.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the contenders in turns, so that what disturbs the machine for a while disturbs them all. */
final class Turns {

    /** What is measured of a contender in one turn. */
    interface Turn<C> {
        Measurement take(C contender) throws IOException, InterruptedException;
    }

    private final Rig rig;

    Turns(Rig rig) {
        this.rig = rig;
    }

    /** The server is compiled for what it is asked to do: each contender's share of the time is the same. */
    void warm(List<? extends Contender> contenders, Duration time) throws IOException, InterruptedException {
        var share = time.dividedBy(Math.max(1, contenders.size()));
        for (var contender : contenders) {
            say("warming: " + contender.name());
            var measured = contender.closed(share);
            if (measured.bad() > 0) {
                throw new IOException(contender.name() + " answers not as expected: " + measured.complaint());
            }
        }
    }

    <C extends Contender> List<Series> take(List<C> contenders, int times, Turn<C> turn)
            throws IOException, SQLException, InterruptedException {
        Map<String, List<Run>> runs = new LinkedHashMap<>();
        for (int i = 0; i < times; i++) {
            for (var contender : contenders) {
                rig.settle();
                contender.prepare();
                var cpu = Cpu.of(Map.of(
                        Cpu.SERVER, contender.server(rig),
                        Cpu.DATABASE, rig.product().postgres(),
                        Cpu.CLIENT, ProcessHandle.current()));
                var run = new Run(turn.take(contender), cpu.used());
                runs.computeIfAbsent(contender.name(), name -> new ArrayList<>())
                        .add(run);
                say(String.format(
                        "%d/%d %-40s %7.0f/s  p50 %6.2f p99 %7.2f max %7.1f ms  server %4.0f database %4.0f client %3.0f µs%s",
                        i + 1,
                        times,
                        contender.name(),
                        run.measured().perSecond(),
                        run.measured().milliseconds(0.5),
                        run.measured().milliseconds(0.99),
                        run.measured().milliseconds(1),
                        run.microseconds(Cpu.SERVER),
                        run.microseconds(Cpu.DATABASE),
                        run.microseconds(Cpu.CLIENT),
                        run.measured().bad() == 0 ? "" : "  " + run.measured().bad() + " BAD"));
            }
        }
        List<Series> series = new ArrayList<>();
        runs.forEach((name, taken) -> series.add(new Series(name, List.copyOf(taken))));
        return series;
    }

    /** Where the server's processor time goes meanwhile. */
    String record(Contender contender, Bench bench) throws IOException, InterruptedException {
        say("recording: " + contender.name());
        Path file = bench.work().resolve(contender.name().replaceAll("[^A-Za-z]+", "-") + ".jfr");
        var recording = Recording.start(rig.product().server(), file);
        contender.closed(bench.settings().turn().multipliedBy(3));
        recording.close();
        return "Where the server's time goes, " + contender.name() + ": " + Recording.summary(file);
    }

    static void say(String words) {
        System.out.println("bench: " + words);
    }
}
