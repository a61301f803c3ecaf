package io.gatehouse.micro;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;

/** Where the person is. Kept apart from {@code System.out}, to which Payara, as it stops, writes past every logger. */
final class Terminal {

    static final PrintStream OUT = System.out;
    static final PrintStream ERR = System.err;

    private Terminal() {}

    /** As addresses on the Web have it: a colon would begin the port. */
    static String host(InetAddress address) {
        return address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
    }

    /** From here on only we are heard. */
    static void mute() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        System.setOut(nowhere);
        System.setErr(nowhere);
    }
}
