package io.gatehouse.web.scanner;

import io.gatehouse.network.Network;
import io.gatehouse.web.security.Addresses;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where a phone goes to become a scanner, and what it needs to find us again from wherever it will be. */
@ApplicationScoped
class PairingLinks {

    @EJB
    private Network network;

    @Inject
    private Addresses addresses;

    @Inject
    @ConfigProperty(name = "gatehouse.tls.authority")
    private Optional<String> authority;

    @Inject
    @ConfigProperty(name = "gatehouse.http.port", defaultValue = "8080")
    private int httpPort;

    String of(String pairingCode, HttpServletRequest request) {
        List<String> candidates = addresses.candidates(request);
        return PairingLink.of(candidates.get(0), pairingCode, network.fingerprint(), candidates);
    }

    /** Where to go by hand. */
    String address(HttpServletRequest request) {
        return PairingLink.page(addresses.best(request));
    }

    /** Where a phone learns to trust a certificate of our own, if that is what it would meet. */
    Optional<String> trust(HttpServletRequest request) {
        String base = addresses.best(request);
        boolean ours = authority.isPresent()
                && base.startsWith("https://")
                && network.config().localUrls().contains(base);
        return ours
                ? Optional.of("http://" + URI.create(base).getHost() + ":" + httpPort + "/trust")
                : Optional.empty();
    }

    /** Where the scanner may try to reach us, the public address first. */
    List<String> candidates(HttpServletRequest request) {
        return addresses.candidates(request);
    }
}
