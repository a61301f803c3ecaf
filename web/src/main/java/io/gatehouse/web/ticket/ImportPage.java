package io.gatehouse.web.ticket;

import io.gatehouse.common.ProblemException;
import io.gatehouse.event.Event;
import io.gatehouse.event.Events;
import io.gatehouse.ticket.ImportProgress;
import io.gatehouse.ticket.ImportSource;
import io.gatehouse.ticket.Imports;
import io.gatehouse.web.problem.PageProblems;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.primefaces.PrimeFaces;

/** An event's latest import, by whomever and from wherever it was begun; and the begin of another. */
@Named
@ViewScoped
public class ImportPage implements Serializable {

    @EJB
    private Imports imports;

    @EJB
    private Events events;

    private @Nullable UUID id;

    /** The import that this page is done with. */
    private @Nullable UUID left;

    private transient @Nullable Event event;
    private transient @Nullable ImportProgress progress;

    public Event event() {
        if (event == null) {
            if (id == null) {
                throw ProblemException.notFound("event");
            }
            event = events.get(id);
            read();
        }
        return event;
    }

    /** The import that there is to show, if there is one. */
    public @Nullable ImportProgress progress() {
        event();
        return progress == null || progress.id().equals(left) ? null : progress;
    }

    /** How far it has come by now; an import that has ended looks different altogether. */
    public void refresh() {
        read();
        ImportProgress shown = progress();
        if (shown == null || !shown.running()) {
            PrimeFaces.current().ajax().update("importForm:panel");
        }
    }

    /** Makes room for another import. */
    public void leave() {
        left = progress == null ? null : progress.id();
    }

    public void cancel() {
        ImportProgress running = Objects.requireNonNull(progress(), "shown");
        PageProblems.attempt(() -> imports.cancel(running.id()));
    }

    /** Whether the end of the file is known from the begin. */
    public boolean isMeasured() {
        ImportProgress shown = progress();
        return shown != null && shown.bytes() != ImportSource.UNKNOWN;
    }

    public long getMostBytes() {
        return imports.mostBytes();
    }

    public @Nullable UUID getId() {
        return id;
    }

    public void setId(@Nullable UUID id) {
        this.id = id;
    }

    /** Looks anew which import is the latest. */
    public void read() {
        progress = imports.latest(Objects.requireNonNull(id)).orElse(null);
    }
}
