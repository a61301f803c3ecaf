package io.gatehouse.micro;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;

/** Where we listen: looked at before anything is started that would have to be stopped again. */
final class Ports {

    private Ports() {}

    static void requireHttp(Settings settings) {
        int port = settings.number(Option.HTTP_PORT);
        refusal(settings, port).ifPresent(why -> {
            throw new StartFailure("port " + port + why + "; choose another with " + Option.HTTP_PORT.flag());
        });
    }

    /**
     * Sets the port of HTTPS, or 0. Whoever never asked for HTTPS, and has just upgraded perhaps, must not lose all for
     * want of it; whoever has it already would rather not start than be found without.
     *
     * @return why there is none, unless it was chosen so
     */
    static Optional<String> settleHttps(Settings settings) {
        boolean asked = Tls.isAskedFor(settings);
        int port = settings.httpsPort();
        if (port == 0) {
            boolean chosen = settings.has(Option.HTTPS_PORT);
            settings.set(Option.HTTPS_PORT, "0");
            return chosen
                    ? Optional.empty()
                    : Optional.of("No HTTPS: its port would be beyond the last one; choose one with "
                            + Option.HTTPS_PORT.flag());
        }
        Optional<String> refusal = refusal(settings, port);
        if (refusal.isPresent() && asked) {
            throw new StartFailure("port " + port + ", for HTTPS," + refusal.get() + "; choose another with "
                    + Option.HTTPS_PORT.flag() + ", or 0 for none");
        }
        settings.set(Option.HTTPS_PORT, refusal.isPresent() ? "0" : Integer.toString(port));
        return refusal.map(why -> "No HTTPS: port " + port + why + "; choose another with " + Option.HTTPS_PORT.flag());
    }

    private static Optional<String> refusal(Settings settings, int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(settings.get(Option.HTTP_ADDRESS)), port));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(" is taken or not allowed (" + e.getMessage() + ")");
        }
    }
}
