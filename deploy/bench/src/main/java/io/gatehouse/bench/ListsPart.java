package io.gatehouse.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Late uploads of a thousand scans a list, beside the database's share of the work. */
final class ListsPart {

    static final int SIZE = 1_000;

    /** Scanners that come back from offline at the same time; as many connections for the bare statements. */
    private static final int UPLOADS = 4;

    private final Bench bench;
    private final Rig rig;

    ListsPart(Bench bench, Rig rig) {
        this.bench = bench;
        this.rig = rig.with(UPLOADS);
    }

    Section take() throws IOException, SQLException, InterruptedException {
        var lists = rig.lists(SIZE);
        var bare = new JdbcLists(rig, SIZE);
        var turns = new Turns(rig);
        List<Contender> contenders = List.of(bare, lists);
        turns.warm(contenders, bench.settings().warm());
        List<String> notes = new ArrayList<>(List.of("The rate is in scans; the times are those of whole lists."));
        if (bench.settings().profile()) {
            notes.add(turns.record(lists, bench));
        }
        var series = turns.take(
                contenders,
                bench.settings().turns(),
                contender -> contender.closed(bench.settings().turn()));
        double ratio = ScansPart.rate(series, lists.name()) / ScansPart.rate(series, bare.name());
        return new Section(
                "Late uploads, " + SIZE + " scans a list, " + UPLOADS + " at once",
                Section.Chart.RATE,
                series,
                List.of(Claim.atLeast(0.5, "/batch / bare JDBC", ratio)),
                notes);
    }
}
