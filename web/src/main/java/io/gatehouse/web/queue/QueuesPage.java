package io.gatehouse.web.queue;

import io.gatehouse.common.Page;
import io.gatehouse.queue.Glance;
import io.gatehouse.queue.Queues;
import io.gatehouse.staff.Passes;
import io.gatehouse.web.problem.PageProblems;
import io.gatehouse.web.security.Reachable;
import io.gatehouse.web.security.SignedIn;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.primefaces.PrimeFaces;

/** Lines: of one event, or all that a person may see. */
@Named
@ViewScoped
public class QueuesPage implements Serializable {

    /** The script opens a socket for each, unless all of them are of one event. */
    private static final int SHOWN = 10;

    private static final int SHOWN_OF_EVENT = 50;

    @EJB
    private Queues queues;

    @EJB
    private Passes passes;

    @Inject
    private QueueZones zones;

    @Inject
    private Reachable reachable;

    @Inject
    private SignedIn signedIn;

    private @Nullable UUID event;
    private @Nullable String before;
    private QueueForm form = new QueueForm();
    private transient @Nullable Page<Glance> shown;

    public Page<Glance> page() {
        if (shown == null) {
            shown = event == null
                    ? queues.list(reachable.events().orElse(null), Page.Request.of(before, SHOWN))
                    : queues.list(event, Page.Request.of(before, SHOWN_OF_EVENT));
        }
        return shown;
    }

    public void renew() {
        shown = null;
    }

    public void begin() {
        form = new QueueForm();
        form.setEvent(event);
    }

    /** Makes it and goes to its page, where its devices are paired. */
    public @Nullable String create() {
        UUID chosen = form.getEvent();
        ZoneId zone = zones.of(chosen);
        UUID[] made = {null};
        PageProblems.attempt(() -> {
            if (chosen != null) {
                reachable.check(Set.of(chosen));
            }
            made[0] = queues.make(form.details(zone));
        });
        return made[0] == null ? null : "/console/queue.xhtml?faces-redirect=true&id=" + made[0];
    }

    /** Opens one socket. */
    public void pass() {
        PrimeFaces.current()
                .ajax()
                .addCallbackParam("token", passes.issue(signedIn.token()).token());
    }

    public QueueForm getForm() {
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
