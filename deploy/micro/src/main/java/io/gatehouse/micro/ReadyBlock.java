package io.gatehouse.micro;

import io.gatehouse.micro.LanAddresses.LanAddress;
import io.gatehouse.micro.tls.ServerCertificate;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the person at the terminal needs to know once all runs: where it is, how to get in, how to stop it. */
final class ReadyBlock {

    /** Eight bytes and their colons, as the page shows them too. */
    private static final int FINGERPRINT_LINE = 24;

    private final StringBuilder text = new StringBuilder();
    private final Settings settings;
    private final @Nullable ServerCertificate certificate;
    private final @Nullable String warning;

    /** @param warning what is not as it should be, though all runs */
    ReadyBlock(Settings settings, @Nullable ServerCertificate certificate, @Nullable String warning) {
        this.settings = settings;
        this.certificate = certificate;
        this.warning = warning;
    }

    String ofServer(Duration took, @Nullable String firstPassword) {
        text.append("%nGatehouse %s is ready (%.1f s)%n%n".formatted(Main.version(), took.toMillis() / 1000.0));
        InetAddress address = address();
        line("Console", plain(consoleHost(address), "/console/"));
        lan(address);
        Optional.ofNullable(certificate).flatMap(ServerCertificate::outOfDate).ifPresent(why -> line("Warning", why));
        if (warning != null) {
            line("Warning", warning);
        }
        if (firstPassword != null) {
            line("Sign in", "admin / " + firstPassword);
            line("", "shown this once; also in " + settings.data().resolve("admin-password"));
        }
        line("Data", settings.data().toString());
        line("Stop", "Ctrl-C, or: kill " + ProcessHandle.current().pid());
        if (!address.isLoopbackAddress()
                && certificate == null
                && settings.get(Option.HTTP_ALLOW_PLAIN).equals("false")) {
            text.append("%n  Other machines are refused over plain HTTP. On a network that you trust: %s=true%n"
                    .formatted(Option.HTTP_ALLOW_PLAIN.flag()));
        }
        return text.append(System.lineSeparator()).toString();
    }

    /** Where others come in: a brought certificate is good for its names, ours for the addresses. */
    private void lan(InetAddress address) {
        if (address.isLoopbackAddress()) {
            if (certificate != null) {
                line("", encrypted(consoleHost(address)));
            }
            return;
        }
        List<LanAddress> found = address.isAnyLocalAddress()
                ? LanAddresses.find()
                : List.of(new LanAddress(Terminal.host(address), "as configured"));
        ServerCertificate shown = certificate;
        if (shown == null) {
            // one that was configured is where the console is
            (address.isAnyLocalAddress() ? found : List.<LanAddress>of())
                    .forEach(lan ->
                            line("On the LAN", plain(lan.address(), "/console/") + "   (" + lan.network() + ")"));
            return;
        }
        if (shown.authorityFingerprint().isEmpty()) {
            shown.names().forEach(name -> line("On the LAN", encrypted(name)));
            return;
        }
        found.forEach(lan -> line("On the LAN", encrypted(lan.address()) + "   (" + lan.network() + ")"));
        if (found.isEmpty()) {
            line("", encrypted(consoleHost(address)));
        }
        line(
                "To trust it",
                plain(found.isEmpty() ? consoleHost(address) : found.get(0).address(), "/trust"));
        shown.authorityFingerprint().ifPresent(fingerprint -> {
            line("", "once on each device; the page must show this SHA-256 fingerprint:");
            for (int from = 0; from < fingerprint.length(); from += FINGERPRINT_LINE) {
                int to = Math.min(from + FINGERPRINT_LINE - 1, fingerprint.length());
                line("", fingerprint.substring(from, to));
            }
        });
    }

    private void line(String name, String value) {
        text.append("  %-12s %s%n".formatted(name, value));
    }

    private String plain(String host, String page) {
        return "http://" + host + ":" + settings.get(Option.HTTP_PORT) + page;
    }

    private String encrypted(String host) {
        return "https://" + host + ":" + settings.httpsPort() + "/console/";
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
