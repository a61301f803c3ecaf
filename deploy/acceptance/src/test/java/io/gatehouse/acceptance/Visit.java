package io.gatehouse.acceptance;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import javax.net.ssl.SSLSocket;

/**
 * A program that asks one thing of a server and prints its whole answer: for tests that come from another machine. Speaks
 * HTTP/1.1 by itself, so that it can say anything.
 *
 * <p>Arguments: host, port, the authority to trust or - for plain HTTP, the first line without its protocol, header lines.
 */
final class Visit {
    private static final int PATIENCE_MS = 30_000;

    private Visit() {}

    public static void main(String[] arguments) throws IOException {
        var lines = new StringBuilder(arguments[3] + " HTTP/1.1\r\nConnection: close\r\n");
        for (var header : Arrays.asList(arguments).subList(4, arguments.length)) {
            lines.append(header).append("\r\n");
        }
        try (var socket = open(arguments[0], Integer.parseInt(arguments[1]), arguments[2])) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(lines.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            System.out.write(socket.getInputStream().readAllBytes());
            System.out.flush();
        }
    }

    private static Socket open(String host, int port, String authority) throws IOException {
        if (authority.equals("-")) {
            var socket = new Socket();
            socket.connect(new InetSocketAddress(host, port), PATIENCE_MS);
            return socket;
        }
        var socket = (SSLSocket)
                Certificates.trusting(Path.of(authority)).getSocketFactory().createSocket(host, port);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }
}
