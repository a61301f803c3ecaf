package io.gatehouse.web.scanner;

import io.gatehouse.network.Network;
import io.gatehouse.network.SiteConfig;
import io.gatehouse.web.security.Peer;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where a phone goes to become a scanner, and what it needs to find us again from wherever it will be. */
@ApplicationScoped
class PairingLinks {

    @EJB
    private Network network;

    @Inject
    private Peer peer;

    @Inject
    @ConfigProperty(name = "gatehouse.tls.authority")
    private Optional<String> authority;

    @Inject
    @ConfigProperty(name = "gatehouse.http.port", defaultValue = "8080")
    private int httpPort;

    String of(String pairingCode, HttpServletRequest request) {
        SiteConfig now = network.config();
        String asked = peer.origin(request);
        return PairingLink.of(base(now, asked), pairingCode, network.fingerprint(), candidates(now, asked));
    }

    /** Where to go by hand. */
    String address(HttpServletRequest request) {
        return PairingLink.page(base(network.config(), peer.origin(request)));
    }

    /** Where a phone learns to trust a certificate of our own, if that is what it would meet. */
    Optional<String> trust(HttpServletRequest request) {
        SiteConfig now = network.config();
        String base = base(now, peer.origin(request));
        boolean ours = authority.isPresent()
                && base.startsWith("https://")
                && now.localUrls().contains(base);
        return ours
                ? Optional.of("http://" + URI.create(base).getHost() + ":" + httpPort + "/trust")
                : Optional.empty();
    }

    /** Where the scanner may try to reach us, the public address first. */
    List<String> candidates(HttpServletRequest request) {
        return candidates(network.config(), peer.origin(request));
    }

    private String base(SiteConfig now, String asked) {
        return candidates(now, asked).get(0);
    }

    /**
     * From outside as long as that works, then on the network here. An address that we don't know, but by which somebody
     * came, leads here too, by a proxy; and where nothing else is offered, what we were asked at must do.
     */
    private List<String> candidates(SiteConfig now, String asked) {
        List<String> known = now.candidates();
        return known.isEmpty() || !network.isOurs(asked)
                ? Stream.concat(Stream.of(asked), known.stream()).toList()
                : known;
    }
}
