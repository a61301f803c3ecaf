package io.gatehouse.web.scanner;

import io.gatehouse.common.Page;
import io.gatehouse.scanner.Pairing;
import io.gatehouse.scanner.Profile;
import io.gatehouse.scanner.Scanner;
import io.gatehouse.scanner.Scanners;
import io.gatehouse.web.problem.PageProblems;
import io.gatehouse.web.security.Reachable;
import io.gatehouse.web.ticket.QrCode;
import jakarta.ejb.EJB;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.primefaces.PrimeFaces;

@Named
@ViewScoped
public class ScannersPage implements Serializable {

    private static final int SHOWN = 50;

    @EJB
    private Scanners scanners;

    @Inject
    private PairingLinks links;

    @Inject
    private Reachable reachable;

    @Inject
    private FleetWords fleetWords;

    private @Nullable UUID event;
    private @Nullable String before;
    private PairingForm form = new PairingForm();

    /** As the page shows them: what is pressed there must find the scanner that it stood at. */
    private transient @Nullable Page<Scanner> shown;

    private transient @Nullable Page<String> look;

    private transient @Nullable Pairing pairing;

    /** Where the code shown leads. */
    private transient @Nullable String linked;

    public Page<Scanner> page() {
        if (shown == null) {
            shown = read();
            look = shown.map(fleetWords::look);
        }
        return shown;
    }

    /** Sends them again if anything changed that is to be seen; a code, too, that leads to where we aren't any more. */
    public void refresh() {
        Pairing offered = pairing;
        String before = linked;
        if (offered != null && before != null && !link(offered).equals(before)) {
            PrimeFaces.current().ajax().update("pairForm");
        }
        refreshList();
    }

    private void refreshList() {
        Page<Scanner> now = read();
        Page<String> before = look;
        look = now.map(fleetWords::look);
        if (!look.equals(before)) {
            shown = now;
            PrimeFaces.current().ajax().update("scannersForm:scanners");
        }
    }

    public void approve(Scanner scanner) {
        change(() -> scanners.approve(scanner.id()));
    }

    public void suspend(Scanner scanner) {
        change(() -> scanners.suspend(scanner.id()));
    }

    public void revoke(Scanner scanner) {
        change(() -> scanners.revoke(scanner.id()));
    }

    public void begin() {
        pairing = null;
        form = new PairingForm();
        form.setEvent(event);
    }

    public void offer() {
        UUID chosen = Objects.requireNonNull(form.getEvent(), "the form requires it");
        PageProblems.attempt(() -> pairing = scanners.offer(chosen, form.terms()));
    }

    /** Where to go by hand. */
    public String address() {
        return links.address(request());
    }

    /** Where to go first, if the phone would be warned of our certificate. */
    public @Nullable String trust() {
        return links.trust(request()).orElse(null);
    }

    public String qr() {
        linked = link(Objects.requireNonNull(pairing, "offered"));
        return QrCode.svg(linked);
    }

    String link(Pairing offered) {
        return links.of(offered.code(), request());
    }

    /** Somebody was told something: what is shown must be read anew. */
    void forget() {
        shown = null;
    }

    private static HttpServletRequest request() {
        return (HttpServletRequest)
                FacesContext.getCurrentInstance().getExternalContext().getRequest();
    }

    private void change(Runnable what) {
        PageProblems.attempt(what);
        shown = null;
    }

    private Page<Scanner> read() {
        Page.Request page = Page.Request.of(before, SHOWN);
        return reachable
                .unlessOne(event)
                .map(only -> scanners.list(only, page))
                .orElseGet(() -> scanners.list(event, page));
    }

    public @Nullable Pairing getPairing() {
        return pairing;
    }

    public Profile[] getProfiles() {
        return Profile.values();
    }

    public PairingForm getForm() {
        return form;
    }

    public @Nullable UUID getEvent() {
        return event;
    }

    public void setEvent(@Nullable UUID event) {
        this.event = event;
    }

    public @Nullable String getBefore() {
        return before;
    }

    public void setBefore(@Nullable String before) {
        this.before = before;
    }
}
