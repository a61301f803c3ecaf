package io.gatehouse.acceptance;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A network namespace with interfaces of its own, of which nothing leads anywhere. Gone when it is closed. */
final class IsolatedMachine implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(45);

    private final String name;
    private final boolean permitted;
    private int networks;

    private IsolatedMachine(String name) {
        this.name = name;
        permitted = succeeds(List.of("ip", "netns", "add", name))
                && succeeds(inside("ip", "link", "set", "lo", "up"))
                && succeeds(inside("ip", "link", "add", "probe0", "type", "veth", "peer", "name", "probe1"));
        if (permitted) {
            run("ip", "link", "del", "probe0");
        }
    }

    static IsolatedMachine create() {
        return new IsolatedMachine("gha-" + ProcessHandle.current().pid());
    }

    boolean isPermitted() {
        return permitted;
    }

    /** An interface of that name with that address, whose cable ends in nothing. */
    void network(String adapter, String address) {
        networks++;
        var other = "far" + networks;
        run("ip", "link", "add", adapter, "type", "veth", "peer", "name", other);
        run("ip", "addr", "add", address, "dev", adapter);
        run("ip", "link", "set", other, "up");
        run("ip", "link", "set", adapter, "up");
    }

    void run(String... command) {
        if (!succeeds(inside(command))) {
            throw new IllegalStateException(String.join(" ", command) + " failed");
        }
    }

    /** The JSON that is answered at an address inside, whatever its status; nothing if nobody answers. */
    String fetch(String url) {
        var address = URI.create(url);
        var all = output(inside(
                "bash",
                "-c",
                "exec 3<>/dev/tcp/$0/$1 && printf 'GET %s HTTP/1.1\\r\\nHost: %s\\r\\nConnection: close\\r\\n\\r\\n' $2 $3 >&3"
                        + " && cat <&3",
                address.getHost(),
                Integer.toString(address.getPort()),
                url.substring(url.indexOf('/', "http://".length())),
                address.getAuthority()));
        var begin = all.indexOf('{');
        return begin < 0 ? "" : all.substring(begin, all.lastIndexOf('}') + 1);
    }

    /** The product inside, on its usual port, with a folder of its own. */
    Inside start(Map<String, String> environment) {
        var folder = Path.of(System.getProperty("gatehouse.work"));
        var data = folder.resolve(name);
        var program = Path.of(System.getProperty("gatehouse.dist"), "bin", "gatehouse")
                .normalize()
                .toString();
        var command = new ProcessBuilder(inside(program, "--data", data.toString()));
        command.environment().keySet().removeIf(variable -> variable.startsWith("GATEHOUSE_"));
        command.environment().put("GATEHOUSE_ADMIN_PASSWORD", "acceptance-Admin-7391");
        command.environment().putAll(environment);
        command.redirectErrorStream(true)
                .redirectOutput(Redirect.to(folder.resolve(name + ".log").toFile()));
        try {
            Files.createDirectories(folder);
            var process = new Inside(command.start());
            Runtime.getRuntime().addShutdownHook(new Thread(process::close, "stop-" + name));
            await("the product inside is ready")
                    .atMost(START)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> fetch("http://127.0.0.1:8080/health/ready").contains("UP"));
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        succeeds(List.of("ip", "netns", "del", name));
    }

    private List<String> inside(String... command) {
        List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", name));
        all.addAll(List.of(command));
        return all;
    }

    private static boolean succeeds(List<String> command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String output(List<String> command) {
        try {
            var process =
                    new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The product as a process in there. */
    record Inside(Process process) implements AutoCloseable {

        boolean isAlive() {
            return process.isAlive();
        }

        @Override
        public void close() {
            process.destroy();
            try {
                if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
