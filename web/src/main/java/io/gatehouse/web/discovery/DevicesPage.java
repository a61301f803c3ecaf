package io.gatehouse.web.discovery;

import io.gatehouse.common.Page;
import io.gatehouse.discovery.Device;
import io.gatehouse.discovery.DeviceChange;
import io.gatehouse.discovery.DeviceState;
import io.gatehouse.discovery.Devices;
import io.gatehouse.discovery.DiscoverySettings;
import io.gatehouse.discovery.Lan;
import io.gatehouse.discovery.OwnSubnet;
import io.gatehouse.discovery.SweepRecord;
import io.gatehouse.staff.Passes;
import io.gatehouse.web.problem.PageProblems;
import io.gatehouse.web.security.SignedIn;
import jakarta.ejb.EJB;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.primefaces.PrimeFaces;

/** What answers on the LAN, and what may be done to find it. */
@Named
@ViewScoped
public class DevicesPage implements Serializable {

    private static final int OF_HISTORY = 100;

    @EJB
    private Devices devices;

    @EJB
    private Passes passes;

    @Inject
    private SignedIn signedIn;

    private @Nullable DeviceState state;
    private @Nullable String text;
    private @Nullable String label;
    private @Nullable DiscoveryForm form;

    private transient @Nullable DiscoverySettings settings;
    private transient @Nullable Lan shown;
    private transient @Nullable Boolean unused;
    private transient @Nullable Device opened;

    public void load() {
        lan();
    }

    public List<Device> devices() {
        return lan().devices();
    }

    public @Nullable SweepRecord lastScan() {
        return lan().last();
    }

    /** Whether there is nothing to show, whatever is filtered. */
    public boolean isUnused() {
        if (unused == null) {
            unused = devices.lan().devices().isEmpty();
        }
        return unused;
    }

    public DiscoverySettings settings() {
        if (settings == null) {
            settings = devices.settings();
        }
        return settings;
    }

    /** Another choice, to which the page's address then leads again. */
    public void choose() {
        renew();
        PrimeFaces.current().ajax().addCallbackParam("address", "devices.xhtml" + query());
    }

    public void renew() {
        shown = null;
        unused = null;
    }

    public void scan() {
        boolean begun = PageProblems.attempt(devices::scan);
        PrimeFaces.current().ajax().addCallbackParam("begun", begun);
    }

    /** Opens one socket. */
    public void pass() {
        PrimeFaces.current()
                .ajax()
                .addCallbackParam("token", passes.issue(signedIn.token()).token());
    }

    public void edit() {
        form = DiscoveryForm.of(settings());
    }

    /** What else was shown depends on it: the page is loaded again. */
    public void save() {
        DiscoveryForm chosen = Objects.requireNonNull(form, "being edited");
        if (PageProblems.attempt(() -> devices.choose(chosen::after))) {
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.getApplication()
                    .getNavigationHandler()
                    .handleNavigation(faces, null, "/console/devices?faces-redirect=true");
        }
    }

    public List<OwnSubnet> offered() {
        return devices.ownSubnets();
    }

    public void open(Device device) {
        opened = device;
        label = device.label();
    }

    /** Gives it the name that was typed. */
    public void name() {
        Device device = Objects.requireNonNull(opened, "opened");
        PageProblems.attempt(() -> opened = devices.label(device.id(), label));
        renew();
    }

    public List<DeviceChange> history() {
        return devices.history(Objects.requireNonNull(opened, "opened").id(), Page.Request.of(null, OF_HISTORY))
                .items();
    }

    public void forget() {
        Device device = Objects.requireNonNull(opened, "opened");
        PageProblems.attempt(() -> devices.forget(device.id()));
        opened = null;
        renew();
    }

    private Lan lan() {
        if (shown == null) {
            shown = devices.lan(state, text);
        }
        return shown;
    }

    private String query() {
        StringBuilder query = new StringBuilder();
        if (state != null) {
            query.append("&state=").append(state.name());
        }
        if (text != null && !text.isBlank()) {
            query.append("&q=").append(URLEncoder.encode(text, StandardCharsets.UTF_8));
        }
        return query.isEmpty() ? "" : "?" + query.substring(1);
    }

    public DeviceState[] getStates() {
        return DeviceState.values();
    }

    public @Nullable Device getOpened() {
        return opened;
    }

    public @Nullable String getLabel() {
        return label;
    }

    public void setLabel(@Nullable String label) {
        this.label = label;
    }

    public @Nullable DiscoveryForm getForm() {
        return form;
    }

    public @Nullable DeviceState getState() {
        return state;
    }

    public void setState(@Nullable DeviceState state) {
        this.state = state;
    }

    public @Nullable String getText() {
        return text;
    }

    public void setText(@Nullable String text) {
        this.text = text;
    }
}
