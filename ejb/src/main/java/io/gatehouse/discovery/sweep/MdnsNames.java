package io.gatehouse.discovery.sweep;

import io.gatehouse.discovery.sweep.LanNames.Announced;
import java.io.IOException;
import java.net.Inet4Address;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceInfo;
import javax.jmdns.ServiceListener;
import javax.jmdns.ServiceTypeListener;
import javax.jmdns.impl.JmDNSImpl;
import org.jspecify.annotations.Nullable;

/** Hears on one local address what hosts offer by mDNS, and by that what they are called; tells about this server. */
final class MdnsNames implements AutoCloseable {

    private static final String OURS = "_gatehouse._tcp.local.";

    /** What phones, computers, printers and things in the house offer most; the types that a LAN tells itself come on top. */
    private static final Set<String> USUAL = Set.of(
            OURS,
            "_airplay._tcp.local.",
            "_companion-link._tcp.local.",
            "_device-info._tcp.local.",
            "_googlecast._tcp.local.",
            "_http._tcp.local.",
            "_ipp._tcp.local.",
            "_printer._tcp.local.",
            "_smb._tcp.local.",
            "_ssh._tcp.local.",
            "_workstation._tcp.local.");

    private static final int TYPES = 32;
    private static final int ASKED = 4_096;

    /** The library keeps all that anybody tells, each for as long as that one wishes; so many only a flood brings. */
    private static final int MOST_RECORDS = 20_000;

    private static final long PAUSE = Duration.ofMinutes(1).toNanos();

    /** Then all are asked again; sooner than names are dropped. */
    private static final long RENEWED = Duration.ofHours(1).toNanos();

    private static final Logger LOG = Logger.getLogger(MdnsNames.class.getName());

    /** Held, or its level would be forgotten: what others send badly is no news for this log. */
    private static final Logger LIBRARY = Logger.getLogger("javax.jmdns");

    static {
        LIBRARY.setLevel(Level.OFF);
    }

    private final Inet4Address own;
    private final ToldNames names;
    private @Nullable Session session;
    private @Nullable Announced told;
    private long since = System.nanoTime();
    private boolean ended;

    MdnsNames(Inet4Address own, ToldNames names) {
        this.own = own;
        this.names = names;
        open();
    }

    ToldNames names() {
        return names;
    }

    synchronized void announce(Announced other) {
        told = other;
        Session present = session;
        if (present != null) {
            tell(present, other);
        }
    }

    /** Asked every second: begins anew each hour, and after a pause where that failed or somebody flooded it. */
    synchronized void renew() {
        Session present = session;
        long age = System.nanoTime() - since;
        if (ended) {
            return;
        }
        if (present == null) {
            if (age > PAUSE) {
                open();
            }
        } else if (present.records() > MOST_RECORDS) {
            LOG.warning(() -> "Somebody floods mDNS on " + own.getHostAddress() + "; it pauses for a minute");
            shut();
        } else if (age > RENEWED) {
            shut();
            open();
        }
    }

    @Override
    public synchronized void close() {
        ended = true;
        shut();
    }

    private void open() {
        since = System.nanoTime();
        try {
            Session begun = new Session();
            session = begun;
            begun.listen();
            if (told != null) {
                tell(begun, told);
            }
        } catch (IOException e) {
            LOG.warning(() -> "No mDNS on " + own.getHostAddress() + ": " + e.getMessage());
        }
    }

    private void shut() {
        Session present = session;
        session = null;
        since = System.nanoTime();
        if (present != null) {
            present.close();
        }
    }

    private static void tell(Session session, Announced words) {
        try {
            session.announce(words);
        } catch (IOException e) {
            LOG.warning(() -> "This server is not announced by mDNS: " + e.getMessage());
        }
    }

    /** The library at work, from one renewal to the next. */
    private final class Session {

        private final JmDNS jmdns;
        private final Set<String> types = ConcurrentHashMap.newKeySet();
        private final Set<String> asked = ConcurrentHashMap.newKeySet();
        private @Nullable ServiceInfo registered;

        Session() throws IOException {
            // Named, so that the library asks no name server for this machine's name and tells nobody.
            jmdns = JmDNS.create(own, "gatehouse");
        }

        void listen() throws IOException {
            jmdns.addServiceTypeListener(new Types());
            USUAL.forEach(this::listen);
        }

        int records() {
            return jmdns instanceof JmDNSImpl known
                    ? known.getCache().values().stream().mapToInt(List::size).sum()
                    : 0;
        }

        void announce(Announced words) throws IOException {
            ServiceInfo info = ServiceInfo.create(
                    OURS, HostNames.clean(words.instance()).orElse("Gatehouse"), words.port(), 0, 0, words.txt());
            if (registered != null) {
                jmdns.unregisterService(registered);
            }
            registered = info;
            jmdns.registerService(info);
        }

        void close() {
            try {
                jmdns.close();
            } catch (IOException e) {
                LIBRARY.log(Level.FINE, "Not closed cleanly", e);
            }
        }

        private void listen(String type) {
            if (types.size() < TYPES && types.add(type)) {
                jmdns.addServiceListener(type, new Services());
            }
        }

        private final class Types implements ServiceTypeListener {

            @Override
            public void serviceTypeAdded(ServiceEvent event) {
                listen(event.getType());
            }

            @Override
            public void subTypeForServiceTypeAdded(ServiceEvent event) {
                // A finer kind of a type that is listened to already.
            }
        }

        private final class Services implements ServiceListener {

            @Override
            public void serviceAdded(ServiceEvent event) {
                if (asked.size() < ASKED && asked.add(event.getType() + event.getName())) {
                    jmdns.requestServiceInfo(event.getType(), event.getName(), false, 1);
                }
            }

            @Override
            public void serviceRemoved(ServiceEvent event) {
                // A host that says goodbye keeps its name: it is shown as gone, not as nameless.
                asked.remove(event.getType() + event.getName());
            }

            @Override
            public void serviceResolved(ServiceEvent event) {
                ServiceInfo info = event.getInfo();
                if (info == null || info.getServer() == null) {
                    return;
                }
                HostNames.ofServer(info.getServer()).ifPresent(name -> {
                    for (Inet4Address address : info.getInet4Addresses()) {
                        names.note(address.getHostAddress(), name);
                    }
                });
            }
        }
    }
}
