package io.gatehouse.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** While scanners scan, the server is killed without warning, again and again, and then its database is. */
final class FaultsPart {

    /** What is killed. */
    private enum Victim {
        PAYARA,
        POSTGRESQL
    }

    private static final int SCANNERS = 16;
    private static final int SOONEST_MS = 500;
    private static final int LATEST_MS = 8_000;
    private static final Duration END = Duration.ofMinutes(1);

    private final Bench bench;
    private final Random random = new Random();

    FaultsPart(Bench bench) {
        this.bench = bench;
    }

    List<Section> take() throws IOException, SQLException, InterruptedException {
        List<Section> sections = new ArrayList<>();
        for (var victim : Victim.values()) {
            try (var product = bench.product("faults-" + victim)) {
                sections.add(take(product, victim));
            }
        }
        return sections;
    }

    private Section take(Product product, Victim victim) throws IOException, SQLException, InterruptedException {
        var rig = Rig.set(product, bench.settings().tickets(), SCANNERS);
        var shift = new Shift(rig);
        shift.begin();
        long down = 0;
        for (int i = 1; i <= bench.settings().kills(); i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(SOONEST_MS, LATEST_MS)));
            kill(product, victim);
            long killed = System.nanoTime();
            product.again();
            down += System.nanoTime() - killed;
            shift.awaitAnswers();
            Turns.say(victim + " killed " + i + "/" + bench.settings().kills() + ", " + shift.answers()
                    + " verdicts so far");
        }
        shift.end();
        var audit = new ShiftAudit(rig, shift);
        return new Section(
                "Killed " + bench.settings().kills() + " times while " + SCANNERS + " scanners scanned: " + victim,
                Section.Chart.NONE,
                List.of(),
                audit.claims(),
                List.of(
                        shift.answers() + " verdicts; " + shift.unanswered()
                                + " scans were sent again because they had got no answer, of which "
                                + shift.replays() + " had been decided before.",
                        "From a kill to ready again: "
                                + TimeUnit.NANOSECONDS.toMillis(
                                        down / bench.settings().kills()) + " ms on average."));
    }

    private static void kill(Product product, Victim victim) throws IOException, InterruptedException {
        if (victim == Victim.PAYARA) {
            product.server().destroyForcibly();
        } else {
            product.postgres().destroyForcibly();
        }
        if (!product.awaitEnd(END)) {
            product.server().destroyForcibly();
            product.awaitEnd(END);
        }
    }
}
