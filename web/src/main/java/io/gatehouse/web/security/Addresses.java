package io.gatehouse.web.security;

import io.gatehouse.network.Network;
import io.gatehouse.network.SiteConfig;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;

/** Where phones find us: what goes into codes that they scan. */
@ApplicationScoped
public class Addresses {

    @EJB
    private Network network;

    @Inject
    private Peer peer;

    /** The first of {@link #candidates}. */
    public String best(HttpServletRequest request) {
        return candidates(request).get(0);
    }

    /**
     * From outside as long as that works, then on the network here. An address that we don't know, but by which somebody
     * came, leads here too, by a proxy; and where nothing else is offered, what we were asked at must do.
     */
    public List<String> candidates(HttpServletRequest request) {
        SiteConfig now = network.config();
        String asked = peer.origin(request);
        List<String> known = now.candidates();
        return known.isEmpty() || !network.isOurs(asked)
                ? Stream.concat(Stream.of(asked), known.stream()).toList()
                : known;
    }
}
