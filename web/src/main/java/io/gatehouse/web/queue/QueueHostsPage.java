package io.gatehouse.web.queue;

import io.gatehouse.queue.Host;
import io.gatehouse.queue.HostDevices;
import io.gatehouse.queue.HostPairing;
import io.gatehouse.web.problem.PageProblems;
import io.gatehouse.web.security.Addresses;
import io.gatehouse.web.ticket.QrCode;
import jakarta.ejb.EJB;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.primefaces.PrimeFaces;

/** The devices that run a line. A pairing's code is shown as long as its dialog is open, and never again. */
@Named
@ViewScoped
public class QueueHostsPage implements Serializable {

    @EJB
    private HostDevices devices;

    @Inject
    private Addresses addresses;

    @Inject
    private Clock clock;

    private transient @Nullable List<Host> shown;
    private transient @Nullable HostPairing pairing;

    /** Those that there were when the code was shown: another one has taken it. */
    private Set<UUID> before = Set.of();

    public List<Host> of(UUID queueId) {
        if (shown == null) {
            shown = devices.list(queueId);
        }
        return shown;
    }

    public void offer(UUID queueId) {
        pairing = null;
        shown = null;
        PageProblems.attempt(() -> {
            before = ids(queueId);
            pairing = devices.offer(queueId);
        });
    }

    /** Asked while a code is shown: when a device has come, or the code is good no more, it is shown no more. */
    public void follow(UUID queueId) {
        HostPairing offered = pairing;
        shown = null;
        if (offered == null) {
            return;
        }
        boolean come = !before.containsAll(ids(queueId));
        if (come || clock.instant().isAfter(offered.expiresAt())) {
            done();
            PageProblems.tell(come ? "The device is paired and can run the queue" : "The code has expired");
            PrimeFaces.current().executeScript("PF('pair').hide()");
        }
    }

    /** However the dialog was closed. */
    public void done() {
        pairing = null;
        shown = null;
    }

    /** The one whose button was pressed, though the list may be another by now. */
    public void revoke(UUID queueId) {
        String host = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get("host");
        PageProblems.attempt(() -> devices.revoke(queueId, UUID.fromString(host)));
        shown = null;
    }

    /** Where a host of the queue goes, and types the code; what stands behind the {@code #} no server ever sees. */
    public String address(UUID queueId) {
        return addresses.best((HttpServletRequest)
                        FacesContext.getCurrentInstance().getExternalContext().getRequest())
                + "/host#" + queueId;
    }

    /** The address with the code, so that nobody has to type it. */
    public String qr() {
        HostPairing offered = Objects.requireNonNull(pairing, "offered");
        return QrCode.svg(address(offered.queueId()) + "/" + offered.code());
    }

    public @Nullable HostPairing getPairing() {
        return pairing;
    }

    private Set<UUID> ids(UUID queueId) {
        return of(queueId).stream().map(Host::id).collect(Collectors.toSet());
    }
}
