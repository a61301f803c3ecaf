package io.gatehouse.acceptance;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** The distribution as a process of this test run: started like an operator would, stopped by a signal. */
final class Product implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(45);
    private static final int LOG_TAIL = 80;

    private final ProcessBuilder command;
    private final Path log;
    private final Path data;
    private final URI url;
    private final int databasePort;
    private Process process;

    private Product(ProcessBuilder command, Path log, Path data, int httpPort, int databasePort) throws IOException {
        this.command = command;
        this.log = log;
        this.data = data;
        this.url = URI.create("http://127.0.0.1:" + httpPort);
        this.databasePort = databasePort;
        this.process = command.start();
    }

    /** A new installation in a folder of that name. */
    static Product start(String folder, String adminPassword) {
        return start(folder, adminPassword, Map.of());
    }

    /** Two nodes of one installation on this machine; the first has the database. */
    static List<Product> pair(String folder, String adminPassword) {
        var ports = List.of(freePort(), freePort());
        var first = start(folder, adminPassword, node(1, ports));
        return List.of(first, launch(folder, adminPassword, first.databasePort, node(2, ports)));
    }

    private static Map<String, String> node(int number, List<Integer> ports) {
        return Map.of(
                "GATEHOUSE_NODE",
                Integer.toString(number),
                "GATEHOUSE_CLUSTER_MEMBERS",
                "127.0.0.1:" + ports.get(0) + ",127.0.0.1:" + ports.get(1),
                "GATEHOUSE_CLUSTER_PORT",
                ports.get(number - 1).toString());
    }

    /** One that is configured further, by its environment. */
    static Product start(String folder, String adminPassword, Map<String, String> environment) {
        try {
            remove(Path.of(property("gatehouse.work")).resolve(folder));
            Files.deleteIfExists(Path.of(property("gatehouse.work")).resolve(folder + ".log"));
            return launch(folder, adminPassword, freePort(), environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Product launch(
            String folder, String adminPassword, int databasePort, Map<String, String> environment) {
        var program = Path.of(property("gatehouse.dist"), "bin", "gatehouse").normalize();
        if (!Files.isExecutable(program)) {
            throw new IllegalStateException("There is no distribution to test: " + program + " is missing");
        }
        try {
            var work = Path.of(property("gatehouse.work"));
            var data = work.resolve(folder);
            Files.createDirectories(work);
            var log = work.resolve(folder + ".log");
            var httpPort = freePort();
            var command = new ProcessBuilder(program.toString(), "--http-address", "127.0.0.1");
            command.environment().keySet().removeIf(name -> name.startsWith("GATEHOUSE_"));
            command.environment().put("GATEHOUSE_HTTP_PORT", Integer.toString(httpPort));
            // the usual one, so far from a port that was free, may not be; who wants HTTPS says so
            command.environment().put("GATEHOUSE_HTTPS_PORT", "0");
            command.environment().put("GATEHOUSE_DATABASE_PORT", Integer.toString(databasePort));
            command.environment().put("GATEHOUSE_DATA", data.toString());
            command.environment().put("GATEHOUSE_ADMIN_PASSWORD", adminPassword);
            command.environment().putAll(environment);
            command.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
            var product = new Product(command, log, data, httpPort, databasePort);
            Runtime.getRuntime().addShutdownHook(new Thread(product::close, "stop-" + folder));
            product.awaitReady();
            return product;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the server without any warning; the embedded PostgreSQL, a process of its own, goes on. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Ends the embedded PostgreSQL without any warning, and waits until the server has noticed and ended too. */
    void killDatabase() {
        try {
            var lines = Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"));
            ProcessHandle.of(Long.parseLong(lines.get(0).strip())).orElseThrow().destroyForcibly();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitEnd();
    }

    /** Starts it again on what it left, at the same addresses. */
    void startAgain() {
        try {
            process = command.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitReady();
    }

    URI url() {
        return url;
    }

    Path data() {
        return data;
    }

    int databasePort() {
        return databasePort;
    }

    @Override
    public void close() {
        if (!process.isAlive()) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IllegalStateException("Gatehouse did not stop within " + STOP + logTail());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEnd() {
        await("Gatehouse has ended").atMost(STOP).until(() -> !process.isAlive());
    }

    private void awaitReady() {
        try {
            await("Gatehouse is ready")
                    .atMost(START)
                    .pollInterval(Duration.ofMillis(250))
                    .until(() -> {
                        if (!process.isAlive()) {
                            throw new IllegalStateException("Gatehouse ended with " + process.exitValue() + logTail());
                        }
                        return answers(url.resolve("/health/ready"));
                    });
        } catch (ConditionTimeoutException e) {
            close();
            throw new IllegalStateException("Gatehouse was not ready within " + START + logTail(), e);
        }
    }

    private static boolean answers(URI uri) throws InterruptedException {
        try {
            var request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
            var response = HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
            return response.statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String logTail() {
        try {
            // The log of a foreign process: what isn't UTF-8 in it must not hide the rest.
            var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<String> tail = lines.subList(Math.max(0, lines.size() - LOG_TAIL), lines.size());
            return "; the end of " + log + ":\n" + String.join("\n", tail);
        } catch (IOException e) {
            return "; and its log " + log + " cannot be read: " + e.getMessage();
        }
    }

    private static String property(String name) {
        var value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("The system property " + name + " is missing: run these tests by Maven");
        }
        return value;
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (var path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
