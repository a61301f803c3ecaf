package io.gatehouse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** A million tickets as one file into a server of 512 MB, beside PostgreSQL's own way in and one core's signing. */
final class ImportPart {

    private static final int ROWS = 1_000_000;
    private static final List<String> SMALL = List.of("-XX:+UseParallelGC", "-Xmx512m");
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration SIGNING = Duration.ofSeconds(5);
    private static final int MESSAGE_BYTES = 64;

    private final Bench bench;

    ImportPart(Bench bench) {
        this.bench = bench;
    }

    Section take() throws IOException, SQLException, InterruptedException {
        var withCode = file("with-code.csv", true);
        var signed = file("signed.csv", false);
        try (var product = bench.product("import", SMALL)) {
            product.superuser().requireDurable();
            List<Run> brought = new ArrayList<>();
            List<Run> copied = new ArrayList<>();
            List<Run> minted = new ArrayList<>();
            List<Run> signing = new ArrayList<>();
            for (int i = 0; i < Math.max(1, bench.settings().turns() / 2); i++) {
                var venue = Venue.open(product.url());
                brought.add(taken(product, "rows with codes", () -> venue.importTickets(withCode)));
                var copy = new PsqlCopy(product, bench.work(), venue.eventId());
                copy.prepare();
                copied.add(taken(product, "psql \\copy", copy::run));
                signing.add(sign());
                minted.add(taken(
                        product,
                        "rows to be signed",
                        () -> Venue.open(product.url()).importTickets(signed)));
            }
            var series = List.of(
                    new Series("import, rows bring their code", brought),
                    new Series("psql \\copy into the same tables", copied),
                    new Series("import, rows are signed", minted),
                    new Series("Ed25519 signatures, one thread", signing));
            return new Section(
                    "Import of " + ROWS + " rows, heap 512 MB (rows a second)",
                    Section.Chart.RATE,
                    series,
                    List.of(
                            Claim.atLeast(
                                    0.25,
                                    "rows with codes / psql \\copy",
                                    series.get(0).perSecond() / series.get(1).perSecond()),
                            Claim.atLeast(
                                    0.5,
                                    "signed rows / signatures of one thread",
                                    series.get(2).perSecond() / series.get(3).perSecond())),
                    List.of("Each row is a ticket with its code: \\copy fills both tables, with all their indexes."));
        }
    }

    /** Something that puts all the rows in. */
    private interface Load {
        void run() throws IOException, InterruptedException;
    }

    private static Run taken(Product product, String name, Load load)
            throws IOException, SQLException, InterruptedException {
        product.superuser().run("CHECKPOINT");
        var cpu = Cpu.of(Map.of(
                Cpu.SERVER, product.server(), Cpu.DATABASE, product.postgres(), Cpu.CLIENT, ProcessHandle.current()));
        long start = System.nanoTime();
        load.run();
        var run = run(System.nanoTime() - start, ROWS, cpu.used());
        Turns.say(String.format("%-20s %,.0f rows/s", name, run.measured().perSecond()));
        return run;
    }

    private static Run run(long nanos, int rows, Map<String, Duration> cpu) {
        return new Run(new Measurement(new long[] {nanos}, Duration.ofNanos(nanos), 0, "").of(rows), cpu);
    }

    /** How fast one thread signs, with the classes that the product signs with. */
    private static Run sign() {
        byte[] key = new byte[Ed25519.SECRET_KEY_SIZE];
        byte[] message = new byte[MESSAGE_BYTES];
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        byte[] open = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(key, 0, open, 0);
        int count = 0;
        long start = System.nanoTime();
        for (boolean warm = false; ; count++) {
            Ed25519.sign(key, 0, open, 0, message, 0, message.length, signature, 0);
            message[0]++;
            if (System.nanoTime() - start > SIGNING.toNanos()) {
                if (warm) {
                    break;
                }
                warm = true;
                count = 0;
                start = System.nanoTime();
            }
        }
        return run(System.nanoTime() - start, count, Map.of());
    }

    private Path file(String name, boolean withCode) {
        var file = bench.work().resolve(name);
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(withCode ? "reference,holder,category,code\n" : "reference,holder,category\n");
            for (int i = 0; i < ROWS; i++) {
                out.write("R" + i + ",Guest " + i + ",standard");
                if (withCode) {
                    out.write("," + Tickets.code(i));
                }
                out.write('\n');
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Duration patience() {
        return PATIENCE;
    }
}
