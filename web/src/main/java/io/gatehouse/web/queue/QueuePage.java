package io.gatehouse.web.queue;

import io.gatehouse.common.ProblemException;
import io.gatehouse.queue.Desk;
import io.gatehouse.queue.Position;
import io.gatehouse.queue.Queue;
import io.gatehouse.queue.QueuePicture;
import io.gatehouse.queue.Queues;
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
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line: how it stands, who is in it, and what is decided about it. */
@Named
@ViewScoped
public class QueuePage implements Serializable {

    /** Who stands behind them is told by their number. */
    private static final int SHOWN = 50;

    @EJB
    private Queues queues;

    @EJB
    private Desk desk;

    @Inject
    private QueueZones zones;

    @Inject
    private Addresses addresses;

    private @Nullable UUID id;
    private @Nullable QueueForm form;
    private transient Desk.@Nullable Sheet sheet;

    public void load() {
        sheet();
    }

    public void renew() {
        sheet = null;
    }

    public Queue queue() {
        return picture().queue();
    }

    public QueuePicture picture() {
        return sheet().picture();
    }

    /** The first of the line: those at a counter, then those who wait. */
    public List<Position> line() {
        List<Position> all = picture().live();
        return all.subList(0, Math.min(SHOWN, all.size()));
    }

    public int more() {
        return picture().live().size() - line().size();
    }

    public ZoneId zone() {
        return zones.of(queue());
    }

    public void open(boolean open) {
        change(() -> queues.open(id(), open));
    }

    public void pause(boolean pause) {
        change(() -> queues.pause(id(), pause));
    }

    public void edit() {
        form = QueueForm.of(queue().details(), zone());
    }

    public void save() {
        QueueForm typed = Objects.requireNonNull(form, "begun by edit");
        ZoneId zone = zone();
        if (change(() -> queues.change(id(), before -> typed.after(before, zone)))) {
            form = null;
        }
    }

    /** Where guests join. */
    public String address() {
        HttpServletRequest request = (HttpServletRequest)
                FacesContext.getCurrentInstance().getExternalContext().getRequest();
        return addresses.best(request) + "/q/" + id();
    }

    public String qr() {
        return QrCode.svg(address());
    }

    private boolean change(Runnable what) {
        sheet = null;
        return PageProblems.attempt(what);
    }

    private Desk.Sheet sheet() {
        if (sheet == null) {
            sheet = desk.sheet(id());
        }
        return sheet;
    }

    private UUID id() {
        if (id == null) {
            throw ProblemException.notFound("queue");
        }
        return id;
    }

    public @Nullable UUID getId() {
        return id;
    }

    public void setId(@Nullable UUID id) {
        this.id = id;
    }

    public @Nullable QueueForm getForm() {
        return form;
    }
}
