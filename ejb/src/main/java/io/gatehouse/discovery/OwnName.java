package io.gatehouse.discovery;

import io.gatehouse.network.LocalAddress;
import io.gatehouse.network.Network;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What this server tells the network of itself: how it is reached there, and by what it is known once it is. */
@ApplicationScoped
class OwnName {

    private static final int SHORT = 8;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final String ENCRYPTED = "https";

    @EJB
    private Network network;

    /** Nothing, where others can't reach it. */
    Optional<Announcement> announcement() {
        Network.Local local = network.local();
        return own(local.urls(), network.addresses()).map(url -> of(url, local.sequence()));
    }

    /** The first that leads to this machine and not to another node's: only here is its port ours. */
    static Optional<URI> own(List<String> urls, List<LocalAddress> addresses) {
        return urls.stream()
                .map(URI::create)
                .filter(url -> addresses.stream().anyMatch(mine -> isAt(url, mine)))
                .findFirst();
    }

    private static boolean isAt(URI url, LocalAddress mine) {
        String host = url.getHost();
        return mine.address().equals(host) || ("[" + mine.address() + "]").equals(host);
    }

    private Announcement of(URI url, long sequence) {
        boolean encrypted = ENCRYPTED.equals(url.getScheme());
        int usual = encrypted ? HTTPS : HTTP;
        String instance = network.instance();
        return new Announcement(
                "Gatehouse " + instance.substring(0, SHORT),
                url.getPort() < 0 ? usual : url.getPort(),
                Map.of(
                        "instance",
                        instance,
                        "key",
                        network.fingerprint(),
                        "sequence",
                        Long.toString(sequence),
                        "scheme",
                        encrypted ? ENCRYPTED : "http"));
    }
}
