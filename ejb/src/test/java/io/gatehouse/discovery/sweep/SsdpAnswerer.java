package io.gatehouse.discovery.sweep;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;

/** A thing that answers M-SEARCH as cheap ones do, with control characters and a LOCATION that nobody should fetch. */
final class SsdpAnswerer {

    private static final String ANSWER = String.join(
            "\r\n",
            "HTTP/1.1 200 OK",
            "LOCATION: http://127.0.0.1:1/secret",
            "SERVER: Linux/5.4 UPnP/1.0 Lamp\u0007\u001b[31m/70.3",
            "USN: uuid:1::upnp:rootdevice",
            "",
            "");

    private SsdpAnswerer() {}

    static void start(InetAddress own) throws IOException {
        MulticastSocket socket = new MulticastSocket(1900);
        socket.joinGroup(new InetSocketAddress("239.255.255.250", 1900), NetworkInterface.getByInetAddress(own));
        Thread thread = new Thread(() -> answer(socket));
        thread.setDaemon(true);
        thread.start();
    }

    private static void answer(MulticastSocket socket) {
        byte[] answer = ANSWER.getBytes(ISO_8859_1);
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        try {
            while (true) {
                socket.receive(packet);
                String question = new String(packet.getData(), 0, packet.getLength(), ISO_8859_1);
                if (question.startsWith("M-SEARCH")) {
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            }
        } catch (IOException e) {
            System.err.println("No more answers: " + e.getMessage());
        }
    }
}
