package io.gatehouse.web.event;

import io.gatehouse.common.ProblemException;
import io.gatehouse.event.Event;
import io.gatehouse.event.Events;
import io.gatehouse.web.problem.PageProblems;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.primefaces.PrimeFaces;

@Named
@ViewScoped
public class EventPage implements Serializable {

    @EJB
    private Events events;

    @Inject
    private Clock clock;

    private @Nullable UUID id;
    private @Nullable EventForm form;

    /** As the page shows it. */
    private @Nullable EventPhase phase;

    private transient @Nullable Event event;

    public Event event() {
        return event == null ? read() : event;
    }

    /** The event as it is by now; what the page shows of it is only sent again if somebody changed it. */
    public Event read() {
        if (id == null) {
            throw ProblemException.notFound("event");
        }
        Event before = event;
        event = events.get(id);
        EventPhase phaseBefore = phase;
        phase = EventPhase.of(event.details(), clock.instant());
        if (before != null && (!before.equals(event) || phase != phaseBefore)) {
            PrimeFaces.current().ajax().update("eventForm:head");
        }
        return event;
    }

    public EventPhase phase() {
        return EventPhase.of(event().details(), clock.instant());
    }

    public void edit() {
        form = EventForm.of(event());
    }

    public void save() {
        EventForm typed = Objects.requireNonNull(form, "begun by edit");
        if (PageProblems.attempt(() -> event = events.change(event().id(), before -> typed.details()))) {
            form = null;
        }
    }

    public void pause(boolean pause) {
        PageProblems.attempt(() -> event = events.pause(event().id(), pause));
    }

    public @Nullable UUID getId() {
        return id;
    }

    public void setId(@Nullable UUID id) {
        this.id = id;
    }

    public @Nullable EventForm getForm() {
        return form;
    }
}
