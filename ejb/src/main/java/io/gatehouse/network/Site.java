package io.gatehouse.network;

import io.gatehouse.common.Secrets;
import io.gatehouse.network.NetworkStore.Numbered;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What this node knows of where the installation is: looked at when somebody asks, but once a second at most. */
@ApplicationScoped
class Site {

    private static final Logger LOG = Logger.getLogger(Site.class.getName());
    private static final Duration FRESH = Duration.ofSeconds(1);

    /** Others believe that a node is there for three times as long. */
    private static final Duration BETWEEN_SIGNS_OF_LIFE = Duration.ofSeconds(10);

    private final UUID node = UUID.randomUUID();

    @Inject
    private NetworkSettings settings;

    @Inject
    private Secrets secrets;

    @Inject
    private TunnelWatch tunnel;

    @Inject
    private Announcer announcer;

    private @Nullable SiteKey key;
    private @Nullable Listening listening;
    private @Nullable Picture picture;
    private @Nullable Offer told;
    private long toldAt;

    /**
     * @param at by the clock that nobody sets
     * @param addresses of this machine alone
     */
    record Picture(long at, List<LocalAddress> addresses, long sequence, Offer offer) {}

    @PostConstruct
    void begin() {
        key = SiteKey.of(secrets);
        listening = settings.listening();
    }

    /** What holds now. */
    synchronized Picture picture() {
        Picture last = picture;
        if (last != null && System.nanoTime() - last.at() < FRESH.toNanos()) {
            return last;
        }
        return look(last);
    }

    /** Whatever was seen a moment ago: something is known to have changed. */
    synchronized Picture lookAgain() {
        return look(picture);
    }

    /** Every address by which clients may have asked us. */
    Set<String> origins() {
        Picture now = picture();
        Set<String> origins = outside();
        origins.addAll(listening().answering(now.addresses()));
        origins.addAll(now.offer().localUrls());
        return origins;
    }

    /** Those of them by which guests come through the tunnel. */
    Set<String> outside() {
        Picture now = picture();
        Set<String> origins = new LinkedHashSet<>();
        settings.publicUrl().ifPresent(origins::add);
        tunnel.claimed().ifPresent(origins::add);
        if (now.offer().outside() != null) {
            origins.add(now.offer().outside().url());
        }
        return origins;
    }

    SiteKey key() {
        SiteKey known = key;
        return known == null ? SiteKey.of(secrets) : known;
    }

    private Picture look(@Nullable Picture last) {
        List<LocalAddress> addresses = Adapters.addresses(settings.ipv6());
        Offer own = new Offer(tunnel.online(), listening().offered(addresses));
        try {
            Numbered all = numbered(own);
            Picture now = new Picture(System.nanoTime(), addresses, all.sequence(), Offer.read(all.content(), own));
            picture = now;
            return now;
        } catch (RuntimeException e) {
            if (last == null) {
                throw e;
            }
            // what was numbered and stored still holds as far as anybody can tell
            LOG.log(Level.FINE, "The addresses can't be numbered", e);
            Picture old = new Picture(System.nanoTime(), addresses, last.sequence(), last.offer());
            picture = old;
            return old;
        }
    }

    private Numbered numbered(Offer own) {
        long now = System.nanoTime();
        if (own.equals(told) && now - toldAt < BETWEEN_SIGNS_OF_LIFE.toNanos()) {
            return announcer.read();
        }
        Numbered all = announcer.tell(node, own, key().instance());
        told = own;
        toldAt = now;
        return all;
    }

    private Listening listening() {
        Listening known = listening;
        return known == null ? settings.listening() : known;
    }
}
