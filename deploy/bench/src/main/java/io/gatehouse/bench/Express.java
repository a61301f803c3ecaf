package io.gatehouse.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The same work done by Express, pg and socket.io, where Node.js is installed; on the product's own database. */
final class Express implements AutoCloseable {

    static final String HTTP = "Express + pg over HTTP";
    static final String SOCKET = "Express + pg over socket.io";

    private static final Duration INSTALL = Duration.ofMinutes(5);
    private static final Duration START = Duration.ofSeconds(30);

    private static final long POLL_NANOS = 100_000_000L;

    private final @Nullable Process process;
    private final List<Contender> contenders;

    private Express(@Nullable Process process, List<Contender> contenders) {
        this.process = process;
        this.contenders = contenders;
    }

    /** Where it can't be started nothing is measured, and a note says why. */
    static Express start(Bench bench, Rig rig, List<String> notes) throws InterruptedException {
        try {
            var source = bench.folder().resolve("express");
            var home = Files.createDirectories(bench.folder().resolve("target/express"));
            for (var file : List.of("package.json", "server.js")) {
                Files.writeString(home.resolve(file), Files.readString(source.resolve(file)));
            }
            Processes.output(
                    new ProcessBuilder("npm", "install", "--no-audit", "--no-fund", "--no-package-lock")
                            .directory(home.toFile()),
                    INSTALL);
            return launch(home, rig);
        } catch (IOException e) {
            notes.add("Not measured: Express, pg and socket.io (needs the packages nodejs and npm): " + e.getMessage());
            return new Express(null, List.of());
        }
    }

    List<Contender> contenders() {
        return contenders;
    }

    @Override
    public void close() {
        if (process != null) {
            Processes.stop(process);
        }
    }

    private static Express launch(Path home, Rig rig) throws IOException, InterruptedException {
        int port = Processes.freePort();
        var database = rig.product().database();
        var command = new ProcessBuilder("node", "server.js").directory(home.toFile());
        var environment = command.environment();
        environment.put("NODE_ENV", "production");
        environment.put("PORT", Integer.toString(port));
        environment.put("PGHOST", "127.0.0.1");
        environment.put("PGPORT", Integer.toString(database.port()));
        environment.put("PGUSER", database.user());
        environment.put("PGPASSWORD", database.password());
        environment.put("PGDATABASE", database.name());
        var process = command.redirectErrorStream(true)
                .redirectOutput(home.resolve("log").toFile())
                .start();
        if (!listens(port, process)) {
            Processes.stop(process);
            throw new IOException("the server did not start; see " + home.resolve("log"));
        }
        var url = URI.create("http://127.0.0.1:" + port);
        return new Express(
                process,
                List.of(
                        new Served(
                                        HTTP,
                                        url,
                                        rig,
                                        scanner -> HttpWire.scans(url, "/api/scanner/scans", scanner.token()))
                                .by(process.toHandle()),
                        new Served(SOCKET, url, rig, scanner -> new SocketIoWire(url, scanner.token()))
                                .by(process.toHandle())));
    }

    private static boolean listens(int port, Process process) {
        long end = System.nanoTime() + START.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (IOException notYet) {
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
        return false;
    }
}
