package io.gatehouse.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;

/**
 * A network of two machines that this test makes for itself, a server's and a visitor's, in namespaces that nothing leads
 * out of. It is gone when closed.
 */
final class Lan implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Lan.class.getName());
    private static final int PATIENCE_SECONDS = 60;
    private static final int ID = 5;

    private final String id = UUID.randomUUID().toString().substring(0, ID);
    private final String server = "gh-server-" + id;
    private final String visitor = "gh-visitor-" + id;
    private final String wire = "ghs" + id;

    private Lan() {}

    /** None where this user may not make namespaces. */
    static Optional<Lan> make(String serverAddress, String visitorAddress) {
        var lan = new Lan();
        try {
            lan.ip("netns", "add", lan.server);
            lan.ip("netns", "add", lan.visitor);
            var end = "ghv" + lan.id;
            lan.ip(
                    "link",
                    "add",
                    lan.wire,
                    "netns",
                    lan.server,
                    "type",
                    "veth",
                    "peer",
                    "name",
                    end,
                    "netns",
                    lan.visitor);
            lan.ip("-n", lan.server, "link", "set", "lo", "up");
            lan.ip("-n", lan.server, "link", "set", lan.wire, "up");
            lan.ip("-n", lan.visitor, "link", "set", "lo", "up");
            lan.ip("-n", lan.visitor, "link", "set", end, "up");
            lan.ip("-n", lan.server, "addr", "add", serverAddress, "dev", lan.wire);
            lan.ip("-n", lan.visitor, "addr", "add", visitorAddress, "dev", end);
            return Optional.of(lan);
        } catch (IllegalStateException | UncheckedIOException notPermitted) {
            lan.close();
            return Optional.empty();
        }
    }

    /** The server's machine gets one more. */
    void addAddress(String address) {
        ip("-n", server, "addr", "add", address, "dev", wire);
    }

    void addVisitor(String address) {
        ip("-n", visitor, "addr", "add", address, "dev", "ghv" + id);
    }

    Process startOnServer(List<String> command, Map<String, String> environment, Path log) {
        var builder = new ProcessBuilder(in(server, command))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GATEHOUSE_"));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a Java program of the tests, run at the visitor's machine, says. */
    String visit(Class<?> program, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(arguments);
        return run(in(visitor, command));
    }

    @Override
    public void close() {
        for (var name : List.of(server, visitor)) {
            try {
                ip("netns", "del", name);
            } catch (IllegalStateException | UncheckedIOException e) {
                LOG.fine(() -> "Not removed, for it was never made: " + e.getMessage());
            }
        }
    }

    private static List<String> in(String namespace, List<String> command) {
        List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
        whole.addAll(command);
        return whole;
    }

    private void ip(String... arguments) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        run(command);
    }

    private static String run(List<String> command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", command) + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
