package io.gatehouse.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;

/** A network of its own for one test: nothing in it reaches the machine's network, and nothing of it is left afterwards. */
final class Namespaces implements AutoCloseable {

    private final String prefix = "gh" + UUID.randomUUID().toString().substring(0, 6);
    private final Deque<String> made = new ConcurrentLinkedDeque<>();

    Namespaces() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "remove-" + prefix));
    }

    /** Whether this machine lets us make any. */
    static boolean permitted() {
        try (var tried = new Namespaces()) {
            tried.add("try");
            return true;
        } catch (IllegalStateException refused) {
            return false;
        }
    }

    /** One without any interface but its loopback. */
    String add(String name) {
        var full = prefix + name;
        ip("netns", "add", full);
        made.push(full);
        ip("-n", full, "link", "set", "lo", "up");
        return full;
    }

    /** A bridge with that address, and behind it hosts with the addresses that follow. */
    List<String> lan(String server, String network, int bits, int hosts) {
        ip("-n", server, "link", "add", "br0", "type", "bridge");
        ip("-n", server, "addr", "add", network + ".1/" + bits, "dev", "br0");
        ip("-n", server, "link", "set", "br0", "up");
        var names = new ArrayList<String>();
        for (int i = 2; i < hosts + 2; i++) {
            var host = add("h" + i);
            ip("-n", server, "link", "add", "port" + i, "type", "veth", "peer", "name", "eth0", "netns", host);
            ip("-n", server, "link", "set", "port" + i, "master", "br0", "up");
            ip("-n", host, "addr", "add", network + "." + i + "/" + bits, "dev", "eth0");
            ip("-n", host, "link", "set", "eth0", "up");
            names.add(host);
        }
        return List.copyOf(names);
    }

    static void ip(String... arguments) {
        var command = new ArrayList<>(List.of("ip"));
        command.addAll(Arrays.asList(arguments));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + said);
            }
        } catch (IOException e) {
            throw new IllegalStateException("There is no program ip", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        while (!made.isEmpty()) {
            ip("netns", "del", made.pop());
        }
    }
}
