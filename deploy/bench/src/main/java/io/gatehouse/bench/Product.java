package io.gatehouse.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The distribution, started as an operator would on loopback, with a fresh data folder unless told to keep one. */
final class Product implements AutoCloseable {

    static final String ADMIN_PASSWORD = "bench-Admin-4826";

    private static final Duration START = Duration.ofMinutes(10);
    private static final long POLL_NANOS = 200_000_000L;

    private final Path home;
    private final Path data;
    private final List<String> javaOptions;
    private final int httpPort;
    private final int databasePort;
    private final List<String> options;
    private Process process;

    private Product(Path home, Path data, List<String> javaOptions) throws IOException {
        this(home, data, javaOptions, List.of(), Processes.freePort());
    }

    private Product(Path home, Path data, List<String> javaOptions, List<String> options, int databasePort)
            throws IOException {
        this.home = home;
        this.data = data;
        this.javaOptions = javaOptions;
        this.options = options;
        this.httpPort = Processes.freePort();
        this.databasePort = databasePort;
        this.process = launch();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-gatehouse"));
    }

    /** @param javaOptions in place of the distribution's own, when there are any */
    static Product start(Path home, Path data, List<String> javaOptions) throws IOException {
        Processes.remove(data);
        Files.createDirectories(data);
        var product = new Product(home, data, javaOptions);
        product.awaitReady();
        return product;
    }

    /** As the first of two nodes. */
    static Product node(Path home, Path data, List<String> javaOptions) throws IOException {
        Processes.remove(data);
        Files.createDirectories(data);
        var product = new Product(home, data, javaOptions, List.of("--node", "1"), Processes.freePort());
        product.awaitReady();
        return product;
    }

    /** The second, on the database of this one. */
    Product another() throws IOException {
        var product = new Product(home, data, javaOptions, List.of("--node", "2"), databasePort);
        product.awaitReady();
        return product;
    }

    /** Starts it again after it has ended, on the same ports and data. */
    void again() throws IOException {
        process = launch();
        awaitReady();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + httpPort);
    }

    Path data() {
        return data;
    }

    Database database() throws IOException {
        return Database.of(data, databasePort);
    }

    Database superuser() throws IOException {
        return Database.asSuperuser(data, databasePort);
    }

    ProcessHandle server() {
        return process.toHandle();
    }

    ProcessHandle postgres() throws IOException {
        long id = Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(0)
                .strip());
        return ProcessHandle.of(id).orElseThrow(() -> new IOException("PostgreSQL is not running"));
    }

    /** Whether it has ended by itself, or is dead. */
    boolean awaitEnd(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            Processes.stop(process);
        }
    }

    private Process launch() throws IOException {
        var command = new ProcessBuilder(home.resolve("bin/gatehouse").toString(), "--http-address", "127.0.0.1");
        command.command().addAll(options);
        var environment = command.environment();
        environment.keySet().removeIf(name -> name.startsWith("GATEHOUSE_"));
        environment.put("GATEHOUSE_HTTP_PORT", Integer.toString(httpPort));
        environment.put("GATEHOUSE_HTTPS_PORT", "0");
        environment.put("GATEHOUSE_DATABASE_PORT", Integer.toString(databasePort));
        environment.put("GATEHOUSE_DATA", data.toString());
        environment.put("GATEHOUSE_ADMIN_PASSWORD", ADMIN_PASSWORD);
        if (!javaOptions.isEmpty()) {
            environment.put("GATEHOUSE_JAVA_OPTS", String.join(" ", javaOptions));
        }
        return command.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolveSibling(data.getFileName() + ".log").toFile()))
                .start();
    }

    private void awaitReady() throws IOException {
        long end = System.nanoTime() + START.toNanos();
        while (!ready()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                close();
                throw new IOException("Gatehouse did not start; see " + data.resolveSibling(data.getFileName() + ".log")
                        + " and " + logs());
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("log"))) {
            return new ArrayList<>(files.filter(Files::isRegularFile).toList());
        }
    }

    private boolean ready() {
        try {
            var request = HttpRequest.newBuilder(url().resolve("/health/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HttpClient.newHttpClient()
                            .send(request, BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
