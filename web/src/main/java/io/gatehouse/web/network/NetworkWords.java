package io.gatehouse.web.network;

import io.gatehouse.network.LocalAddress;
import io.gatehouse.network.SiteConfig;
import io.gatehouse.network.TunnelState;
import io.gatehouse.web.network.SiteView.Side;
import io.gatehouse.web.network.SiteView.Way;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The ways to this server, in words for who looks after them. */
@ApplicationScoped
public class NetworkWords {

    private static final Map<String, String> KINDS =
            Map.of("ngrok", "ngrok", "cloudflared", "Cloudflare Tunnel", "static", "The public address");

    private static final String HTTPS = "https://";

    Side internet(Optional<TunnelState> tunnel) {
        if (tunnel.isEmpty()) {
            return new Side(
                    "none",
                    "Not set up",
                    "Reached through the LAN alone. To be reached from outside, start a tunnel and set gatehouse.tunnel, or name your own address in gatehouse.public-url.");
        }
        TunnelState now = tunnel.get();
        String kind = KINDS.getOrDefault(now.kind(), now.kind());
        String fault = now.fault() == null ? "" : now.fault();
        if (now.up()) {
            return fault.isEmpty()
                    ? new Side("online", "Works", kind + " leads here, as our own visits through it show.")
                    : new Side("late", "In doubt", kind + ": the last visit failed (" + fault + ").");
        }
        return now.url() == null && fault.isEmpty()
                ? new Side("late", "Being looked for", kind + " was not visited yet.")
                : new Side(
                        "lost",
                        "Down",
                        kind + " doesn’t lead here" + (fault.isEmpty() ? "" : " (" + fault + ")")
                                + ". Scanners use the LAN, and QR codes point there.");
    }

    Side lan(SiteConfig config, List<LocalAddress> addresses) {
        if (!config.localUrls().isEmpty()) {
            return new Side("online", "Connected", networks(addresses));
        }
        if (addresses.isEmpty()) {
            return new Side(
                    "lost",
                    "Not connected",
                    "This server is in no private network. Connect it by cable or Wi-Fi; the addresses appear here by themselves.");
        }
        return new Side(
                "lost", "Not offered", "It listens only where others can’t reach it: see gatehouse.http.address.");
    }

    List<Way> ways(SiteConfig config, List<LocalAddress> addresses) {
        List<Way> ways = new ArrayList<>();
        String preferred = config.preferredLocalUrl();
        for (String url : config.localUrls()) {
            ways.add(new Way(url, url.equals(preferred), false, local(url, addresses)));
        }
        if (config.publicUrl() != null) {
            ways.add(new Way(
                    config.publicUrl(), preferred == null, true, "From the internet, when the LAN doesn’t work"));
        }
        return ways;
    }

    /** What to know before opening an address on a phone. */
    String hint(Way way) {
        if (way.outside()) {
            return "Works from everywhere with internet.";
        }
        return way.url().startsWith(HTTPS)
                ? "The phone must be in the same network. A certificate of our own has to be trusted there once: open /trust."
                : "The phone must be in the same network. Over plain HTTP browsers lend no camera.";
    }

    private static String networks(List<LocalAddress> addresses) {
        return addresses.isEmpty()
                ? "Other nodes offer addresses there."
                : addresses.stream()
                        .map(own -> own.networkName() + " " + own.address() + "/" + own.prefix())
                        .collect(Collectors.joining(", "));
    }

    private static String local(String url, List<LocalAddress> addresses) {
        return addresses.stream()
                .filter(own -> leadsTo(url, own))
                .findFirst()
                .map(own -> own.networkName() + ", /" + own.prefix()
                        + (own.defaultRoute() ? ", the way to the internet" : ""))
                .orElse("Another node");
    }

    private static boolean leadsTo(String url, LocalAddress own) {
        String host = own.address().indexOf(':') < 0 ? own.address() : "[" + own.address() + "]";
        return url.contains("://" + host + ":") || url.endsWith("://" + host);
    }
}
