package io.gatehouse.discovery.sweep;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.util.Locale;
import java.util.Optional;

/**
 * Asks by SSDP who is there. Only what stands in an answer is used; its LOCATION is never fetched, for it may point anywhere,
 * also to what only this machine can reach.
 */
final class Ssdp {

    private static final InetSocketAddress EVERYBODY = new InetSocketAddress("239.255.255.250", 1900);
    private static final String QUESTION = String.join(
            "\r\n",
            "M-SEARCH * HTTP/1.1",
            "HOST: 239.255.255.250:1900",
            "MAN: \"ssdp:discover\"",
            "MX: 1",
            "ST: upnp:rootdevice",
            "",
            "");
    private static final long NANOS = 2_000_000_000L;
    private static final int ANSWERS = 512;

    private final Inet4Address own;
    private final ToldNames names;

    Ssdp(Inet4Address own, ToldNames names) {
        this.own = own;
        this.names = names;
    }

    ToldNames names() {
        return names;
    }

    /** Two seconds, or until so many have answered as nobody has at home. */
    void ask() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(own, 0))) {
            NetworkInterface device = NetworkInterface.getByInetAddress(own);
            if (device == null) {
                throw new IOException(own.getHostAddress() + " is no address of this machine any more");
            }
            socket.setOption(StandardSocketOptions.IP_MULTICAST_IF, device);
            socket.setOption(StandardSocketOptions.IP_MULTICAST_TTL, 1);
            byte[] question = QUESTION.getBytes(ISO_8859_1);
            socket.send(new DatagramPacket(question, question.length, EVERYBODY));
            listen(socket, System.nanoTime() + NANOS);
        }
    }

    private void listen(DatagramSocket socket, long end) throws IOException {
        DatagramPacket answer = new DatagramPacket(new byte[2_048], 2_048);
        for (int i = 0; i < ANSWERS; i++) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            socket.setSoTimeout((int) left);
            try {
                socket.receive(answer);
            } catch (SocketTimeoutException e) {
                return;
            }
            String text = new String(answer.getData(), 0, answer.getLength(), ISO_8859_1);
            name(text).ifPresent(name -> names.note(answer.getAddress().getHostAddress(), name));
            answer.setLength(2_048);
        }
    }

    /** What the answer's SERVER line calls the product: {@code Linux/5.4 UPnP/1.0 Sonos/70.3} as {@code Sonos/70.3}. */
    static Optional<String> name(String answer) {
        if (!answer.startsWith("HTTP/1.1 200")) {
            return Optional.empty();
        }
        return answer.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("server:"))
                .findFirst()
                .flatMap(line -> HostNames.clean(line.substring("server:".length()), 200))
                .flatMap(server -> {
                    int protocol = server.indexOf("UPnP/");
                    int after = protocol < 0 ? -1 : server.indexOf(' ', protocol);
                    return HostNames.clean(after < 0 ? server : server.substring(after));
                });
    }
}
