package io.gatehouse.discovery;

import io.gatehouse.discovery.sweep.LanNames;
import io.gatehouse.discovery.sweep.Subnet;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Names that devices give themselves: listened to while that is switched on, at the addresses that this machine has now. */
final class Directory {

    private static final Logger LOG = Logger.getLogger(Directory.class.getName());

    /**
     * What is listened to, and where.
     *
     * @param places own addresses, and for each the subnets that are looked at there
     */
    record Wish(Map<String, List<Subnet>> places, boolean mdns, boolean ssdp, Optional<Announcement> own) {

        static final Wish NOTHING = new Wish(Map.of(), false, false, Optional.empty());

        /** Only in the subnets that were chosen. */
        static Wish of(DiscoverySettings settings, List<OwnSubnet> own, Optional<Announcement> announcement) {
            if (!settings.asksForNames()) {
                return NOTHING;
            }
            Map<String, List<Subnet>> places = new TreeMap<>();
            for (Subnet subnet : Choice.of(settings.subnets(), own).attached()) {
                OwnSubnets.around(subnet, own)
                        .ifPresent(around -> places.computeIfAbsent(around.address(), none -> new ArrayList<>())
                                .add(subnet));
            }
            return places.isEmpty()
                    ? NOTHING
                    : new Wish(
                            places,
                            settings.mdns(),
                            settings.ssdp(),
                            settings.mdns() ? announcement : Optional.empty());
        }

        /** Whether all that is another is what this server tells of itself. */
        boolean onlyTellsOtherThan(Wish other) {
            return own.isPresent() && equals(new Wish(other.places, other.mdns, other.ssdp, own));
        }
    }

    private final Listening listening;
    private Wish wanted = Wish.NOTHING;
    private Wish present = Wish.NOTHING;
    private volatile @Nullable LanNames names;

    /** Begins to listen; another in tests. */
    interface Listening {
        LanNames begin(Map<InetAddress, List<Subnet>> places, boolean mdns, boolean ssdp);
    }

    Directory() {
        this(LanNames::new);
    }

    Directory(Listening listening) {
        this.listening = listening;
    }

    boolean is(Wish wish) {
        return Objects.equals(present, wish);
    }

    /** Takes a while: it says farewell, and looks whether its name is free. */
    void become(Wish wish) {
        wanted = wish;
        fulfil(wish);
    }

    private void fulfil(Wish wish) {
        LanNames now = names;
        if (is(wish)) {
            return;
        }
        if (now != null && wish.onlyTellsOtherThan(present)) {
            wish.own().ifPresent(own -> now.announce(own.instance(), own.port(), own.txt()));
            present = wish;
            return;
        }
        stop();
        try {
            if (!wish.places().isEmpty()) {
                LanNames begun = listening.begin(addresses(wish), wish.mdns(), wish.ssdp());
                names = begun;
                wish.own().ifPresent(own -> begun.announce(own.instance(), own.port(), own.txt()));
            }
            present = wish;
        } catch (RuntimeException | UnknownHostException e) {
            LOG.log(Level.WARNING, "Devices can't be asked for their names; it is tried again", e);
        }
    }

    /** One more question, for those that don't tell by themselves; what couldn't be begun is tried again. */
    void ask() {
        fulfil(wanted);
        LanNames present = names;
        if (present != null) {
            try {
                present.ask();
            } catch (RuntimeException e) {
                LOG.log(Level.FINE, "Devices could not be asked for their names", e);
            }
        }
    }

    /** What is known by now, where there is proof of these MACs at these addresses. */
    Map<String, String> names(Map<String, String> macs) {
        LanNames present = names;
        if (present == null) {
            return Map.of();
        }
        present.proven(macs);
        return present.names();
    }

    void end() {
        wanted = Wish.NOTHING;
        stop();
    }

    private void stop() {
        LanNames ended = names;
        names = null;
        present = Wish.NOTHING;
        if (ended != null) {
            ended.close();
        }
    }

    private static Map<InetAddress, List<Subnet>> addresses(Wish wish) throws UnknownHostException {
        Map<InetAddress, List<Subnet>> addresses = new LinkedHashMap<>();
        for (Map.Entry<String, List<Subnet>> place : wish.places().entrySet()) {
            // literal: nothing is looked up
            addresses.put(InetAddress.getByName(place.getKey()), place.getValue());
        }
        return addresses;
    }
}
