package io.gatehouse.web.network;

import io.gatehouse.common.Page;
import io.gatehouse.discovery.DeviceState;
import io.gatehouse.discovery.Devices;
import io.gatehouse.network.LocalAddress;
import io.gatehouse.network.Network;
import io.gatehouse.network.SiteConfig;
import io.gatehouse.scanner.ConnectionType;
import io.gatehouse.scanner.Contact;
import io.gatehouse.scanner.Pulse;
import io.gatehouse.scanner.Scanner;
import io.gatehouse.scanner.ScannerStatus;
import io.gatehouse.scanner.Scanners;
import io.gatehouse.web.console.Words;
import io.gatehouse.web.network.SiteView.Caller;
import io.gatehouse.web.network.SiteView.Way;
import io.gatehouse.web.security.Reachable;
import io.gatehouse.web.ticket.QrCode;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.primefaces.PrimeFaces;

/** By which ways this server is reached, and which of them the scanners take. */
@Named
@ViewScoped
public class NetworkPage implements Serializable {

    private static final int MOST = 500;
    private static final @Nullable UUID EVERYWHERE = null;

    @EJB
    private Network network;

    @EJB
    private Scanners scanners;

    @EJB
    private Devices devices;

    @Inject
    private Reachable reachable;

    @Inject
    private NetworkWords says;

    @Inject
    private Words words;

    @Inject
    private Clock clock;

    private transient @Nullable SiteView shown;
    private transient @Nullable Way chosen;

    public SiteView site() {
        if (shown == null) {
            shown = read();
        }
        return shown;
    }

    /** Draws it again if anything changed that is to be seen. */
    public void refresh() {
        SiteView before = shown;
        shown = read();
        if (!shown.equals(before)) {
            PrimeFaces.current().ajax().update("networkForm:site");
        }
    }

    public void choose(Way way) {
        chosen = way;
    }

    public @Nullable Way getChosen() {
        return chosen;
    }

    /** What to know of the chosen one. */
    public String hint() {
        return says.hint(Objects.requireNonNull(chosen, "chosen"));
    }

    public String qr() {
        return QrCode.svg(Objects.requireNonNull(chosen, "chosen").url() + "/");
    }

    private SiteView read() {
        SiteConfig config = network.config();
        List<LocalAddress> addresses = network.addresses();
        List<Caller> callers = callers();
        return new SiteView(
                says.internet(network.tunnel()),
                says.lan(config, addresses),
                config.instance(),
                network.fingerprint(),
                says.ways(config, addresses),
                callers,
                present(callers, ConnectionType.TUNNEL),
                present(callers, ConnectionType.LAN),
                found());
    }

    private String found() {
        long online = devices.lan(DeviceState.ONLINE, null).devices().size();
        return devices.settings().enabled() || online > 0
                ? words.count(online, "device online", "devices online")
                : "Nobody looks for devices yet";
    }

    private List<Caller> callers() {
        Instant now = clock.instant();
        Page.Request newest = Page.Request.of(null, MOST);
        Page<Scanner> known = reachable
                .events()
                .map(only -> scanners.list(only, newest))
                .orElseGet(() -> scanners.list(EVERYWHERE, newest));
        return known.items().stream()
                .filter(one -> one.status() == ScannerStatus.APPROVED && one.lastSeen() != null)
                .map(one -> caller(one, now))
                .sorted(Comparator.comparing(Caller::contact).reversed().thenComparing(Caller::name))
                .toList();
    }

    private Caller caller(Scanner one, Instant now) {
        Pulse pulse = one.pulse();
        ConnectionType type = pulse == null ? null : pulse.type();
        return new Caller(
                one.name(),
                type == null ? "Not told" : way(type),
                one.contact(now),
                words.ago(Objects.requireNonNull(one.lastSeen()), ZoneId.systemDefault()));
    }

    private static String way(ConnectionType type) {
        return type == ConnectionType.LAN ? "LAN" : "Tunnel";
    }

    private static long present(List<Caller> callers, ConnectionType type) {
        return callers.stream()
                .filter(one -> one.contact() != Contact.LOST && one.way().equals(way(type)))
                .count();
    }
}
