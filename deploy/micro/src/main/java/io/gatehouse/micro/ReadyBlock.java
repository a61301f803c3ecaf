package io.gatehouse.micro;

import io.gatehouse.micro.LanAddresses.LanAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the person at the terminal needs to know once all runs: where it is, how to get in, how to stop it. */
final class ReadyBlock {

    private final StringBuilder text = new StringBuilder();
    private final Settings settings;

    ReadyBlock(Settings settings) {
        this.settings = settings;
    }

    String ofServer(Duration took, @Nullable String firstPassword) {
        text.append("%nGatehouse %s is ready (%.1f s)%n%n".formatted(Main.version(), took.toMillis() / 1000.0));
        InetAddress address = address();
        line("Console", url(consoleHost(address)));
        if (address.isAnyLocalAddress()) {
            for (LanAddress lan : LanAddresses.find()) {
                line("On the LAN", url(lan.address()) + "   (" + lan.network() + ")");
            }
        }
        if (firstPassword != null) {
            line("Sign in", "admin / " + firstPassword);
            line("", "shown this once; also in " + settings.data().resolve("admin-password"));
        }
        line("Data", settings.data().toString());
        line("Stop", "Ctrl-C, or: kill " + ProcessHandle.current().pid());
        if (!address.isLoopbackAddress()
                && settings.get(Option.HTTP_ALLOW_PLAIN).equals("false")) {
            text.append("%n  Other machines are refused over plain HTTP. On a network that you trust: %s=true%n"
                    .formatted(Option.HTTP_ALLOW_PLAIN.flag()));
        }
        return text.append(System.lineSeparator()).toString();
    }

    private void line(String name, String value) {
        text.append("  %-12s %s%n".formatted(name, value));
    }

    private String url(String host) {
        return "http://" + host + ":" + settings.get(Option.HTTP_PORT) + "/console/";
    }

    private InetAddress address() {
        try {
            return InetAddress.getByName(settings.get(Option.HTTP_ADDRESS));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("The address was checked when the settings were read", e);
        }
    }

    /** This machine's own name, unless we listen where that name does not lead. */
    private static String consoleHost(InetAddress address) {
        boolean byName = address.isAnyLocalAddress() || address.getHostAddress().equals("127.0.0.1");
        return byName ? "localhost" : Terminal.host(address);
    }
}
