package io.gatehouse.discovery.sweep;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends an empty datagram to the discard port of each address, only so that the system asks for the hardware address. The
 * packet waits in the socket's buffer until somebody answers, so a few sockets share the work.
 */
final class Pokes implements AutoCloseable {

    private static final int DISCARD = 9;
    private static final int SOCKETS = 4;
    private static final int TRIES = 20;

    private final SweepLimits limits;
    private final List<DatagramChannel> sockets = new ArrayList<>();
    private int next;

    Pokes(SweepLimits limits) throws IOException {
        this.limits = limits;
        for (int i = 0; i < SOCKETS; i++) {
            DatagramChannel socket = DatagramChannel.open(StandardProtocolFamily.INET);
            sockets.add(socket);
            socket.configureBlocking(false);
        }
    }

    /** Sends to all of them in bursts; the reason of the last failure if none could be sent, else nothing. */
    @Nullable
    IOException send(List<String> addresses) throws InterruptedException, ClosedByInterruptException {
        IOException failure = null;
        int sent = 0;
        int inBurst = 0;
        for (String address : addresses) {
            if (inBurst++ == limits.burst()) {
                TimeUnit.NANOSECONDS.sleep(limits.rest().toNanos());
                inBurst = 1;
            }
            try {
                send(address);
                sent++;
            } catch (ClosedByInterruptException e) {
                throw e;
            } catch (IOException e) {
                failure = e;
            }
        }
        return sent == 0 ? failure : null;
    }

    private void send(String address) throws IOException, InterruptedException {
        InetSocketAddress to = new InetSocketAddress(address, DISCARD);
        for (int i = 0; i < TRIES; i++) {
            DatagramChannel socket = sockets.get(next++ % SOCKETS);
            // Nothing sent: the buffer is full of packets that wait for neighbours. An empty one can't tell, so it has
            // a byte.
            if (socket.send(ByteBuffer.wrap(new byte[1]), to) > 0) {
                return;
            }
            TimeUnit.NANOSECONDS.sleep(limits.rest().toNanos());
        }
        throw new IOException("The system takes no more packets.");
    }

    @Override
    public void close() throws IOException {
        for (DatagramChannel socket : sockets) {
            socket.close();
        }
    }
}
