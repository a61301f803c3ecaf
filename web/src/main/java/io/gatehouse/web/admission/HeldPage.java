package io.gatehouse.web.admission;

import io.gatehouse.admission.Decisions;
import io.gatehouse.admission.HeldFilter;
import io.gatehouse.admission.HeldGroup;
import io.gatehouse.admission.HeldScan;
import io.gatehouse.admission.HeldScan.Decision;
import io.gatehouse.admission.Scans;
import io.gatehouse.common.Page;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.Violations;
import io.gatehouse.web.problem.PageProblems;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.primefaces.PrimeFaces;

/** Late uploads of an event that wait for a decision; one decision may be about many of them. */
@Named
@ViewScoped
public class HeldPage implements Serializable {

    private static final int SHOWN = 50;

    /** So many are decided before the page shows how far it has come. */
    private static final int AT_ONCE = 25;

    @EJB
    private Scans scans;

    @EJB
    private Decisions decisions;

    private @Nullable UUID event;
    private @Nullable UUID scanner;
    private @Nullable String before;
    private boolean decided;

    private final Map<UUID, Boolean> selected = new HashMap<>();
    private @Nullable HeldWork work;
    private @Nullable HeldWork finished;

    /** As the page shows them: what is pressed there must find the upload that it stood at. */
    private transient @Nullable Page<HeldScan> shown;

    private transient @Nullable List<HeldGroup> groups;

    /** Reads what the page is about: what isn't there is said so before anything of it is shown. */
    public void load() {
        page();
    }

    public Page<HeldScan> page() {
        if (shown == null) {
            shown = scans.held(event(), new HeldFilter(!decided, scanner, null), Page.Request.of(before, SHOWN));
        }
        return shown;
    }

    public List<HeldGroup> groups() {
        if (groups == null) {
            groups = scans.heldGroups(event());
        }
        return groups;
    }

    /** Sends them again if anything changed. */
    public void refresh() {
        Page<HeldScan> shownBefore = shown;
        List<HeldGroup> groupsBefore = groups;
        forget();
        if (!page().equals(shownBefore) || !groups().equals(groupsBefore)) {
            PrimeFaces.current().ajax().update("heldForm:held", "heldForm:places");
        }
    }

    public void begin(HeldGroup group) {
        work = new HeldWork(
                group.scanner(), group.uploads(), group.misplaced() > 0, group.scannerId(), group.why(), List.of());
    }

    public void beginSelected() {
        List<HeldScan> chosen = page().items().stream()
                .filter(held -> Boolean.TRUE.equals(selected.get(held.id())))
                .toList();
        PrimeFaces.current().ajax().addCallbackParam("ready", !chosen.isEmpty());
        if (chosen.isEmpty()) {
            work = null;
            PageProblems.tell("Select what you want to decide about first.");
            return;
        }
        boolean misplaced = chosen.stream().anyMatch(held -> held.checkpoint() == null);
        work = new HeldWork(
                "those that you selected",
                chosen.size(),
                misplaced,
                null,
                null,
                chosen.stream().map(HeldScan::id).toList());
    }

    public void start() {
        HeldWork begun = Objects.requireNonNull(work, "begun");
        boolean placed =
                begun.getDecision() != Decision.RELEASED || !begun.isMisplaced() || begun.getCheckpoint() != null;
        boolean fine = PageProblems.attempt(() -> new Violations()
                .check(placed, "checkpoint", "must be chosen: some name none of this event")
                .orThrow());
        if (fine) {
            begun.begin();
            proceed();
        }
    }

    /** Decides some more of them, and tells the page whether there are others. */
    public void proceed() {
        HeldWork begun = Objects.requireNonNull(work, "begun");
        boolean more = begun.isOfGroup() ? proceedInGroup(begun) : proceedInSelection(begun);
        PrimeFaces.current().ajax().addCallbackParam("more", more);
        PrimeFaces.current().ajax().addCallbackParam("finished", !more);
        if (!more) {
            finished = begun;
            work = null;
            selected.clear();
            before = null;
            forget();
            PrimeFaces.current().ajax().update("heldForm:held", "heldForm:places");
        }
    }

    private boolean proceedInGroup(HeldWork begun) {
        Page<HeldScan> part = scans.held(event(), begun.filter(), Page.Request.of(begun.cursor(), AT_ONCE));
        part.items().forEach(held -> decide(begun, held.id(), held.checkpoint() == null));
        begun.cursor(part.next());
        return part.next() != null;
    }

    private boolean proceedInSelection(HeldWork begun) {
        Map<UUID, Boolean> misplaced = new HashMap<>();
        page().items().forEach(held -> misplaced.put(held.id(), held.checkpoint() == null));
        begun.next(AT_ONCE).forEach(id -> decide(begun, id, misplaced.getOrDefault(id, false)));
        return begun.isChosenLeft();
    }

    /** Each for itself: what can't be decided keeps no other from it. */
    private void decide(HeldWork begun, UUID heldId, boolean misplaced) {
        try {
            if (begun.getDecision() == Decision.RELEASED) {
                decisions.release(heldId, misplaced ? begun.getCheckpoint() : null, begun.getNote());
            } else {
                decisions.reject(heldId, begun.getNote());
            }
            begun.succeeded();
        } catch (ProblemException problem) {
            begun.failed(problem.detail());
        }
    }

    private void forget() {
        shown = null;
        groups = null;
    }

    private UUID event() {
        if (event == null) {
            throw ProblemException.notFound("event");
        }
        return event;
    }

    public Decision[] getDecisions() {
        return Decision.values();
    }

    public @Nullable HeldWork getWork() {
        return work;
    }

    public @Nullable HeldWork getFinished() {
        return finished;
    }

    public Map<UUID, Boolean> getSelected() {
        return selected;
    }

    public @Nullable UUID getEvent() {
        return event;
    }

    public void setEvent(@Nullable UUID event) {
        this.event = event;
    }

    public @Nullable UUID getScanner() {
        return scanner;
    }

    public void setScanner(@Nullable UUID scanner) {
        this.scanner = scanner;
    }

    public @Nullable String getBefore() {
        return before;
    }

    public void setBefore(@Nullable String before) {
        this.before = before;
    }

    public boolean isDecided() {
        return decided;
    }

    public void setDecided(boolean decided) {
        this.decided = decided;
    }
}
