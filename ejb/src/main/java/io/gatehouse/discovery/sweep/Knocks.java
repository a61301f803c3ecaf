package io.gatehouse.discovery.sweep;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * Tries hosts by connecting and by a datagram to a closed port: an acceptance, a refusal and "port unreachable" are all
 * proof. One thread and a selector, a bounded number at a time; what connects is closed at once and nothing is sent on it.
 */
final class Knocks implements AutoCloseable {

    private static final int DISCARD = 9;

    private record Door(String ip, int port, boolean tcp) {}

    private record Waiting(Door door, long until) {}

    private final SweepLimits limits;
    private final Selector selector = Selector.open();
    private final Deque<Door> doors = new ArrayDeque<>();
    private final Map<String, Evidence> alive = new HashMap<>();
    private final Set<String> silent = new HashSet<>();

    Knocks(SweepLimits limits) throws IOException {
        this.limits = limits;
    }

    /** One port of each host after the other, so that a host that answers the first is asked nothing else. */
    void add(Iterable<String> hosts, boolean byUdpToo) {
        if (byUdpToo) {
            hosts.forEach(host -> doors.add(new Door(host, DISCARD, false)));
        }
        for (int port : limits.ports()) {
            hosts.forEach(host -> doors.add(new Door(host, port, true)));
        }
    }

    /** Goes on for at most so long; whether there is more to do. */
    boolean step(long millis) throws IOException {
        long end = System.nanoTime() + millis * 1_000_000;
        do {
            open();
            if (selector.keys().isEmpty()) {
                return false;
            }
            long left = Math.max(1, (end - System.nanoTime()) / 1_000_000);
            selector.select(this::answered, Math.min(left, 20));
            if (Thread.currentThread().isInterrupted()) {
                throw new ClosedByInterruptException();
            }
            giveUpTheLate();
        } while (System.nanoTime() < end);
        return !doors.isEmpty() || !selector.keys().isEmpty();
    }

    /** Who gave proof so far, and by what. */
    Map<String, Evidence> alive() {
        return alive;
    }

    /** Addresses of which at least one try just ran into silence, rather than failing on this machine or at a router. */
    Set<String> silent() {
        return silent;
    }

    int left() {
        return doors.size();
    }

    private void open() throws IOException {
        while (selector.keys().size() < limits.inFlight() && !doors.isEmpty()) {
            Door door = doors.remove();
            if (!alive.containsKey(door.ip)) {
                open(door);
            }
        }
    }

    private void open(Door door) throws IOException {
        SelectableChannel channel = door.tcp ? SocketChannel.open() : DatagramChannel.open(StandardProtocolFamily.INET);
        try {
            channel.configureBlocking(false);
            InetSocketAddress to = new InetSocketAddress(door.ip, door.port);
            Waiting waiting =
                    new Waiting(door, System.nanoTime() + limits.patience().toNanos());
            if (channel instanceof SocketChannel socket) {
                if (socket.connect(to)) {
                    prove(door);
                    socket.close();
                } else {
                    socket.register(selector, SelectionKey.OP_CONNECT, waiting);
                }
            } else if (channel instanceof DatagramChannel socket) {
                socket.connect(to);
                socket.write(ByteBuffer.wrap(new byte[1]));
                socket.register(selector, SelectionKey.OP_READ, waiting);
            }
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            judge(door, e);
            channel.close();
        }
    }

    private void answered(SelectionKey key) {
        if (!(key.attachment() instanceof Waiting waiting)) {
            return;
        }
        try (SelectableChannel channel = key.channel()) {
            if (channel instanceof SocketChannel socket) {
                if (!socket.finishConnect()) {
                    return;
                }
            } else if (channel instanceof DatagramChannel socket) {
                socket.read(ByteBuffer.allocate(1));
            }
            prove(waiting.door);
        } catch (IOException e) {
            judge(waiting.door, e);
        }
    }

    /** A refusal comes from the host; every other failure from this machine or from a router on the way. */
    private void judge(Door door, IOException failure) {
        if (failure instanceof ConnectException || failure instanceof PortUnreachableException) {
            prove(door);
        }
    }

    private void prove(Door door) {
        alive.putIfAbsent(door.ip, door.tcp ? Evidence.TCP : Evidence.UDP);
    }

    private void giveUpTheLate() throws IOException {
        long now = System.nanoTime();
        Iterator<SelectionKey> keys = selector.keys().iterator();
        Deque<SelectionKey> late = new ArrayDeque<>();
        while (keys.hasNext()) {
            SelectionKey key = keys.next();
            if (key.isValid()
                    && key.attachment() instanceof Waiting waiting
                    && (now - waiting.until > 0 || alive.containsKey(waiting.door.ip))) {
                late.add(key);
            }
        }
        for (SelectionKey key : late) {
            if (key.attachment() instanceof Waiting waiting && now - waiting.until > 0) {
                silent.add(waiting.door.ip);
            }
            key.channel().close();
        }
        if (!late.isEmpty()) {
            selector.selectNow();
        }
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
