package io.gatehouse.discovery.sweep;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What hosts call themselves, by mDNS and SSDP: only on the local addresses given, and only what is switched on. Names are
 * a stranger's words, and anybody may name anybody: short, printable, good for showing, never for a decision.
 */
public final class LanNames implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LanNames.class.getName());

    private static final long EACH_MILLIS = 1_000;

    /** What is told of this server. */
    record Announced(String instance, int port, Map<String, String> txt) {}

    private final List<MdnsNames> mdns = new ArrayList<>();
    private final List<Ssdp> ssdp = new ArrayList<>();

    private final Timer watch = new Timer("names of devices", true);

    /** On each address only names for addresses of its subnets are taken. An address where it can't be done is tried again. */
    public LanNames(Map<InetAddress, List<Subnet>> on, boolean mdns, boolean ssdp) {
        on.forEach((address, within) -> {
            if (address instanceof Inet4Address own) {
                begin(own, within, mdns, ssdp);
            }
        });
        watch.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        LanNames.this.mdns.forEach(MdnsNames::renew);
                    }
                },
                EACH_MILLIS,
                EACH_MILLIS);
    }

    private void begin(Inet4Address own, List<Subnet> within, boolean byMdns, boolean bySsdp) {
        if (byMdns) {
            mdns.add(new MdnsNames(own, new ToldNames(within, System::nanoTime)));
        }
        if (bySsdp) {
            ssdp.add(new Ssdp(own, new ToldNames(within, System::nanoTime)));
        }
    }

    /** There is proof of these MACs at these addresses: what others there were called is forgotten. */
    public void proven(Map<String, String> macs) {
        macs.forEach((ip, mac) -> {
            ssdp.forEach(each -> each.names().proven(ip, mac));
            mdns.forEach(each -> each.names().proven(ip, mac));
        });
    }

    /** The names known so far by address; what was told over mDNS first. */
    public Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        ssdp.forEach(each -> names.putAll(each.names().now()));
        mdns.forEach(each -> names.putAll(each.names().now()));
        return Map.copyOf(names);
    }

    /** Asks over SSDP who is there, if that is switched on: up to two seconds for each address, so once for each sweep. */
    public void ask() {
        for (Ssdp each : ssdp) {
            try {
                each.ask();
            } catch (IOException e) {
                LOG.log(Level.FINE, "SSDP was not asked", e);
            }
        }
    }

    /** Tells the LAN about this server as {@code _gatehouse._tcp}, if mDNS is switched on; again with other words replaces it. */
    public void announce(String instance, int port, Map<String, String> txt) {
        mdns.forEach(each -> each.announce(new Announced(instance, port, txt)));
    }

    /** Takes the announcement back; may take seconds, until that is told. */
    @Override
    public void close() {
        watch.cancel();
        mdns.forEach(MdnsNames::close);
    }
}
