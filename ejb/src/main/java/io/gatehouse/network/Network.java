package io.gatehouse.network;

import io.gatehouse.common.Caller;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import io.gatehouse.network.Offer.Outside;
import io.gatehouse.network.Site.Picture;
import io.gatehouse.network.choice.SignedText;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where this installation is, and that it is this one. Anyone may ask. */
@Stateless
@PermitAll
public class Network {

    private static final String LOCAL = "local";

    @Inject
    private Site site;

    @Inject
    private TunnelWatch tunnel;

    @Inject
    private Signing signing;

    @Inject
    private Caller caller;

    @Inject
    private Clock clock;

    public SiteConfig config() {
        tunnel.used();
        Picture now = site.picture();
        Outside outside = now.offer().outside();
        String publicUrl = outside == null ? null : outside.url();
        List<String> localUrls = now.offer().localUrls();
        SiteKey key = site.key();
        long timestamp = clock.millis();
        List<String> all =
                Stream.concat(Stream.ofNullable(publicUrl), localUrls.stream()).toList();
        return new SiteConfig(
                publicUrl,
                localUrls,
                outside == null ? LOCAL : outside.kind(),
                timestamp,
                key.instance(),
                now.sequence(),
                key.sign(SignedText.config(key.instance(), now.sequence(), timestamp, all)));
    }

    /**
     * Proves who we are to who asked us at that address, if it is one of ours: else somebody in between could show our
     * proof as his own.
     *
     * @param fromOutside whether they came through a tunnel: these can't have dialled an address of the LAN
     */
    public SiteIdentity identity(@Nullable String nonce, Optional<String> origin, boolean fromOutside) {
        String fresh = Nonce.read(nonce);
        signing.check(String.valueOf(caller.address()));
        String ours = origin.filter(fromOutside ? site.outside()::contains : site.origins()::contains)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.MISDIRECTED, "This is no address of this installation; see network-config"));
        SiteKey key = site.key();
        return new SiteIdentity(
                key.instance(),
                key.publicKey(),
                fresh,
                ours,
                key.sign(SignedText.identity(key.instance(), fresh, ours)));
    }

    /** Whether that is an address of ours, whether it works at the moment or not. */
    public boolean isOurs(String origin) {
        return site.origins().contains(origin);
    }

    public String instance() {
        return site.key().instance();
    }

    /** By which a client knows the key that signs all this: base64url of the first 16 bytes of its SHA-256. */
    public String fingerprint() {
        return site.key().fingerprint();
    }

    /** What is offered on the LAN at this moment, without asking for a signature. */
    public Local local() {
        Picture now = site.picture();
        return new Local(now.sequence(), now.offer().localUrls());
    }

    /**
     * Where this installation is on the LAN.
     *
     * @param urls the likeliest first
     */
    public record Local(long sequence, List<String> urls) {}

    /** Of this node's machine, the likeliest to be reached first. */
    public List<LocalAddress> addresses() {
        return site.picture().addresses();
    }

    /** The way in from outside, if one is configured on this node. */
    public Optional<TunnelState> tunnel() {
        tunnel.used();
        return tunnel.state();
    }
}
