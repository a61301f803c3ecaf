package io.gatehouse.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Connections that each ask again as soon as they are answered: how much can be done. One thread serves them all,
 * because the client shares its processors with what it measures; a thread a connection costs twice as much of them.
 */
final class ClosedLoop {

    private static final long PATIENCE_MS = 10_000;

    private final List<Connection> connections;
    private final Supplier<Scan> scans;
    private final Map<Connection, Long> asked = new HashMap<>();
    private final Times times = new Times();
    private long bad;
    private String complaint = "";

    private ClosedLoop(List<Connection> connections, Supplier<Scan> scans) {
        this.connections = connections;
        this.scans = scans;
    }

    static Measurement run(List<Connection> connections, Supplier<Scan> scans, Duration time) {
        try (var selector = Selector.open()) {
            return new ClosedLoop(connections, scans).run(selector, time);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Measurement run(Selector selector, Duration time) throws IOException {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        for (var connection : connections) {
            connection.register(selector);
            ask(connection);
        }
        int waiting = connections.size();
        long lastAnswer = start;
        while (waiting > 0) {
            if (selector.select(PATIENCE_MS) == 0) {
                throw new IOException(waiting + " questions got no answer within " + PATIENCE_MS + " ms");
            }
            for (SelectionKey key : selector.selectedKeys()) {
                var connection = (Connection) key.attachment();
                var outcome = hear(connection, selector);
                if (outcome == Outcome.MORE) {
                    continue;
                }
                lastAnswer = System.nanoTime();
                answered(connection, outcome, lastAnswer);
                if (lastAnswer >= end) {
                    waiting--;
                    continue;
                }
                if (connection.closing()) {
                    connection.reopen();
                    connection.register(selector);
                }
                ask(connection);
            }
            selector.selectedKeys().clear();
        }
        return new Measurement(times.all(), Duration.ofNanos(lastAnswer - start), bad, complaint);
    }

    private static Outcome hear(Connection connection, Selector selector) throws IOException {
        try {
            return connection.hear();
        } catch (EOFException e) {
            connection.askAgain(e);
            connection.register(selector);
            return Outcome.MORE;
        }
    }

    private void ask(Connection connection) throws IOException {
        asked.put(connection, System.nanoTime());
        connection.ask(scans.get());
    }

    private void answered(Connection connection, Outcome outcome, long now) {
        times.add(now - asked.getOrDefault(connection, now));
        if (outcome == Outcome.BAD) {
            bad++;
            complaint = connection.complaint();
        }
    }
}
