package io.gatehouse.network.choice;

import java.util.Optional;

/**
 * An address where the site may be.
 *
 * @param url its origin, as browsers write it
 */
public record Candidate(String url, Way way) {

    private static final String ENCRYPTED = "https:";

    public Candidate {
        if (!Address.of(url).filter(address -> address.origin().equals(url)).isPresent()) {
            throw new IllegalArgumentException("not an origin as browsers write it: " + url);
        }
    }

    /** One that the site calls local; empty for a text that is no origin. */
    static Optional<Candidate> local(String url) {
        return Address.only(url).map(address -> new Candidate(address.origin(), Way.LAN));
    }

    /** One of which only the address is known, or that the site calls public: a private address is always local. */
    static Optional<Candidate> byAddress(String url) {
        return Address.only(url)
                .map(address -> new Candidate(address.origin(), address.isPrivate() ? Way.LAN : Way.TUNNEL));
    }

    Address address() {
        return Address.of(url).orElseThrow();
    }

    /** Lower is better: the LAN before the tunnel, and on the LAN what is encrypted before what isn't. */
    int tier() {
        if (way == Way.TUNNEL) {
            return 2;
        }
        return url.startsWith(ENCRYPTED) ? 0 : 1;
    }

    boolean isBetterThan(Candidate other) {
        return tier() < other.tier();
    }
}
