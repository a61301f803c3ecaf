package io.gatehouse.web.admission;

import io.gatehouse.admission.Conflict;
import io.gatehouse.admission.Decisions;
import io.gatehouse.admission.Scans;
import io.gatehouse.admission.rules.Resolution;
import io.gatehouse.common.Page;
import io.gatehouse.common.ProblemException;
import io.gatehouse.web.problem.PageProblems;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.primefaces.PrimeFaces;

/** The conflicts of an event: those that wait for a decision, and those that are over. */
@Named
@ViewScoped
public class ConflictsPage implements Serializable {

    private static final int SHOWN = 20;

    @EJB
    private Scans scans;

    @EJB
    private Decisions decisions;

    private @Nullable UUID event;
    private @Nullable String before;
    private @Nullable String closedBefore;

    private @Nullable UUID chosen;
    private @Nullable String choice;
    private @Nullable String note;

    /** As the page shows them: what is pressed there must find the conflict that it stood at. */
    private transient @Nullable Page<Conflict> open;

    private transient @Nullable Page<Conflict> closed;
    private transient @Nullable Conflict conflict;

    /** Reads what the page is about: what isn't there is said so before anything of it is shown. */
    public void load() {
        open();
    }

    public Page<Conflict> open() {
        if (open == null) {
            open = scans.conflicts(event(), true, Page.Request.of(before, SHOWN));
        }
        return open;
    }

    public Page<Conflict> closed() {
        if (closed == null) {
            closed = scans.conflicts(event(), false, Page.Request.of(closedBefore, SHOWN));
        }
        return closed;
    }

    /** Sends them again if anything changed. */
    public void refresh() {
        Page<Conflict> shownOpen = open;
        Page<Conflict> shownClosed = closed;
        forget();
        if (!open().equals(shownOpen) || !closed().equals(shownClosed)) {
            PrimeFaces.current().ajax().update("conflictsForm:conflicts", "conflictsForm:places");
        }
    }

    public void begin(Conflict about) {
        chosen = about.id();
        conflict = scans.conflict(about.id());
        choice = null;
        note = null;
    }

    public void resolve() {
        String[] words = Objects.requireNonNull(choice, "the form requires it").split(ConflictWords.NAMING, 2);
        UUID winner = words.length == 1 ? null : UUID.fromString(words[1]);
        UUID id = Objects.requireNonNull(chosen, "begun");
        if (PageProblems.attempt(() -> decisions.resolve(id, Resolution.valueOf(words[0]), winner, note))) {
            PageProblems.tell("The conflict is resolved.");
            chosen = null;
        }
        forget();
    }

    /** The one to decide about, as it stands by now. */
    public @Nullable Conflict conflict() {
        if (conflict == null && chosen != null) {
            conflict = scans.conflict(chosen);
        }
        return chosen == null ? null : conflict;
    }

    private void forget() {
        open = null;
        closed = null;
        conflict = null;
    }

    private UUID event() {
        if (event == null) {
            throw ProblemException.notFound("event");
        }
        return event;
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

    public @Nullable String getClosedBefore() {
        return closedBefore;
    }

    public void setClosedBefore(@Nullable String closedBefore) {
        this.closedBefore = closedBefore;
    }

    public @Nullable String getChoice() {
        return choice;
    }

    public void setChoice(@Nullable String choice) {
        this.choice = choice;
    }

    public @Nullable String getNote() {
        return note;
    }

    public void setNote(@Nullable String note) {
        this.note = note;
    }
}
