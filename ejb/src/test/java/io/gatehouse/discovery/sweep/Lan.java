package io.gatehouse.discovery.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A network of this test's own: namespaces that hang on bridges inside one of them, "the server's". Nothing of it touches the
 * machine's network, and all of it goes when it is closed.
 */
final class Lan implements AutoCloseable {

    private static final AtomicInteger MADE = new AtomicInteger();

    private final String name =
            "gh" + Long.toString(ProcessHandle.current().pid(), 36) + "-" + MADE.incrementAndGet() + "-";
    private final List<String> namespaces = new ArrayList<>();
    private int links;

    Lan() {
        namespace("server");
    }

    /** Whether namespaces may be made here; if not, says so. */
    static boolean permitted() {
        try (Lan lan = new Lan()) {
            lan.bridge("br0", "10.255.255.1/30");
            return true;
        } catch (IllegalStateException | UncheckedIOException e) {
            System.out.println("Namespaces are not permitted here, only loopback is swept: " + e.getMessage());
            return false;
        }
    }

    /** A bridge of the server's, with the server's address on it. */
    void bridge(String bridge, String address) {
        in("server", "link add " + bridge + " type bridge");
        in("server", "addr add " + address + " dev " + bridge);
        in("server", "link set " + bridge + " up");
    }

    /** A host on a bridge; its interface is called as the bridge. */
    void host(String host, String bridge, String... addresses) {
        if (!namespaces.contains(name + host)) {
            namespace(host);
        }
        String port = "p" + ++links;
        in("server", "link add " + port + " type veth peer name " + bridge + " netns " + name + host);
        in("server", "link set " + port + " master " + bridge + " up");
        for (String address : addresses) {
            in(host, "addr add " + address + " dev " + bridge);
        }
        in(host, "link set " + bridge + " up");
    }

    /** A host that answers who has its address, and nothing else: it has no way back for any other answer. */
    void silentHost(String host, String bridge, String address) {
        host(host, bridge, address);
        setting(host, "net/ipv4/conf/all/rp_filter", "0");
        setting(host, "net/ipv4/conf/" + bridge + "/rp_filter", "0");
        hush(host, bridge);
    }

    private void hush(String host, String bridge) {
        in(host, "route flush dev " + bridge);
        in(host, "route replace blackhole default");
    }

    /** It leaves: no cable, no answer. */
    void leave(String host, String bridge) {
        in(host, "link set " + bridge + " down");
    }

    void comeBack(String host, String bridge, boolean silent) {
        in(host, "link set " + bridge + " up");
        if (silent) {
            hush(host, bridge);
        }
    }

    /** How long the server's kernel is sure of a neighbour, on average, and how long it waits before it asks. */
    void impatientKernel(String bridge) {
        setting("server", "net/ipv4/neigh/" + bridge + "/base_reachable_time_ms", "2000");
        setting("server", "net/ipv4/neigh/" + bridge + "/delay_first_probe_time", "1");
    }

    void forwards(String host) {
        setting(host, "net/ipv4/ip_forward", "1");
    }

    private void setting(String host, String path, String value) {
        run("ip", "netns", "exec", name + host, "sh", "-c", "echo " + value + " > /proc/sys/" + path);
    }

    /** {@code ip} within a namespace. */
    void in(String host, String command) {
        run(Stream.concat(Stream.of("ip", "-n", name + host), Stream.of(command.split(" ", -1)))
                .toArray(String[]::new));
    }

    String read(String host, String file) {
        return run("ip", "netns", "exec", name + host, "cat", file);
    }

    /** How many datagrams came to ports of this host that nobody listens on. */
    int datagramsToClosedPorts(String host) {
        List<String[]> udp = read(host, "/proc/net/snmp")
                .lines()
                .filter(line -> line.startsWith("Udp:"))
                .map(line -> line.split(" ", -1))
                .toList();
        return Integer.parseInt(udp.get(1)[List.of(udp.get(0)).indexOf("NoPorts")]);
    }

    /** How many packets to groups this host ever sent. */
    long sentToGroups(String host) {
        List<String[]> ip = read(host, "/proc/net/netstat")
                .lines()
                .filter(line -> line.startsWith("IpExt:"))
                .map(line -> line.split(" ", -1))
                .toList();
        return Long.parseLong(ip.get(1)[List.of(ip.get(0)).indexOf("OutMcastPkts")]);
    }

    /** The command to run a class of these tests within a namespace. */
    List<String> java(String host, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", name + host));
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    private void namespace(String host) {
        run("ip", "netns", "add", name + host);
        namespaces.add(name + host);
        in(host, "link set lo up");
    }

    @Override
    public void close() {
        for (String namespace : namespaces) {
            run("ip", "netns", "del", namespace);
        }
        namespaces.clear();
    }

    private static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + said.strip());
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
