package io.gatehouse.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Something that answers scans on sockets: a path of the measured server, or another server. */
final class Served implements Contender {

    /** How many scans a connection may ask in a second at most, to have enough checkpoints for. */
    private static final int GENEROUS_RATE = 30_000;

    private final String name;
    private final URI server;
    private final Rig rig;
    private final Function<Scanner, Wire> wires;
    private final int each;
    private final Optional<ProcessHandle> process;

    Served(String name, URI server, Rig rig, Function<Scanner, Wire> wires) {
        this(name, server, rig, wires, 1, Optional.empty());
    }

    private Served(
            String name,
            URI server,
            Rig rig,
            Function<Scanner, Wire> wires,
            int each,
            Optional<ProcessHandle> process) {
        this.process = process;
        this.name = name;
        this.each = each;
        this.server = server;
        this.rig = rig;
        this.wires = wires;
    }

    @Override
    public String name() {
        return name;
    }

    /** The same, where each question holds so many scans. */
    Served of(int scansEach) {
        return new Served(name, server, rig, wires, scansEach, process);
    }

    /** The same, served by another process than the product. */
    Served by(ProcessHandle other) {
        return new Served(name, server, rig, wires, each, Optional.of(other));
    }

    boolean isProduct() {
        return process.isEmpty();
    }

    @Override
    public ProcessHandle server(Rig ofProduct) {
        return process.orElseGet(ofProduct.product()::server);
    }

    @Override
    public Measurement closed(Duration time) throws IOException {
        rig.crowd().reserve(GENEROUS_RATE * Math.max(1, time.toSeconds()));
        var connections = connect();
        try {
            return ClosedLoop.run(connections, rig.crowd()::next, time).of(each);
        } finally {
            close(connections);
        }
    }

    /** Open loop: so many scans a second, come what may. */
    Measurement open(int perSecond, Duration time) throws IOException {
        return open(connect(), perSecond, time);
    }

    /** The same on connections that are open already; afterwards they are closed. */
    Measurement open(List<Connection> connections, int perSecond, Duration time) throws IOException {
        rig.crowd().reserve(perSecond * (time.toSeconds() + 1));
        try {
            return OpenLoop.run(connections, rig.crowd()::next, perSecond, time);
        } finally {
            close(connections);
        }
    }

    /** Whether it is there at all; if not, a note says why. */
    boolean answers(List<String> notes) {
        rig.crowd().reserve(1);
        try (var connection = Connection.open(server, wires.apply(rig.scanners().get(0)))) {
            if (connection.exchange(rig.crowd().next()) == Outcome.GOOD) {
                return true;
            }
            notes.add("Not measured: " + name + ", which answered " + connection.complaint());
        } catch (IOException e) {
            notes.add("Not measured: " + name + ": " + e.getMessage());
        }
        return false;
    }

    List<Connection> connect() throws IOException {
        List<Connection> connections = new ArrayList<>();
        for (var scanner : rig.scanners()) {
            connections.add(Connection.open(server, wires.apply(scanner)));
        }
        return connections;
    }

    private static void close(List<Connection> connections) throws IOException {
        for (var connection : connections) {
            connection.close();
        }
    }
}
