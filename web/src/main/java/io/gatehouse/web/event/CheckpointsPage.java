package io.gatehouse.web.event;

import io.gatehouse.common.Page;
import io.gatehouse.event.Checkpoint;
import io.gatehouse.event.CheckpointRules;
import io.gatehouse.event.Event;
import io.gatehouse.event.Events;
import io.gatehouse.web.problem.PageProblems;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.primefaces.PrimeFaces;

/** The checkpoints of an event's page, in the order in which they were made. */
@Named
@ViewScoped
public class CheckpointsPage implements Serializable {

    private static final int MOST = 500;

    @EJB
    private Events events;

    private @Nullable CheckpointForm form;

    /** The checkpoint that the form is about; none: a new one. */
    private @Nullable UUID edited;

    /** As the page shows them: what is pressed there must find the checkpoint that it stood at. */
    private transient @Nullable List<Checkpoint> shown;

    public List<Checkpoint> of(Event event, boolean archived) {
        if (shown == null) {
            shown = read(event);
        }
        return shown.stream()
                .filter(checkpoint -> checkpoint.rules().archived() == archived)
                .toList();
    }

    /** Sends them again if somebody changed them. */
    public void refresh(Event event) {
        List<Checkpoint> now = read(event);
        if (!now.equals(shown)) {
            shown = now;
            PrimeFaces.current().ajax().update("checkpointsForm:checkpoints");
        }
    }

    public void begin() {
        edited = null;
        form = new CheckpointForm();
    }

    public void edit(Checkpoint checkpoint, ZoneId zone) {
        edited = checkpoint.id();
        form = CheckpointForm.of(checkpoint.rules(), zone);
    }

    public void save(Event event) {
        ZoneId zone = event.details().timezone();
        CheckpointForm typed = Objects.requireNonNull(form, "begun or edited");
        boolean saved = change(() -> Optional.ofNullable(edited)
                .ifPresentOrElse(
                        id -> events.changeCheckpoint(id, before -> typed.rules(zone)),
                        () -> events.addCheckpoint(event.id(), typed.rules(zone))));
        if (saved) {
            form = null;
        }
    }

    public void pause(Checkpoint checkpoint, boolean pause) {
        change(() -> events.pauseCheckpoint(checkpoint.id(), pause));
    }

    public void archive(Checkpoint checkpoint, boolean archive) {
        change(() -> events.changeCheckpoint(checkpoint.id(), rules -> archived(rules, archive)));
    }

    private boolean change(Runnable what) {
        shown = null;
        return PageProblems.attempt(what);
    }

    private List<Checkpoint> read(Event event) {
        List<Checkpoint> oldestFirst = new ArrayList<>(
                events.checkpoints(event.id(), Page.Request.of(null, MOST)).items());
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }

    private static CheckpointRules archived(CheckpointRules rules, boolean archive) {
        return new CheckpointRules(
                rules.name(),
                rules.categories(),
                rules.entriesPerTicket(),
                rules.reentry(),
                rules.opensAt(),
                rules.closesAt(),
                rules.acceptUnpaid(),
                rules.capacity(),
                rules.perimeter(),
                archive);
    }

    public boolean isNew() {
        return edited == null;
    }

    public @Nullable CheckpointForm getForm() {
        return form;
    }
}
