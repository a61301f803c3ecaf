package io.gatehouse.web.admission;

import io.gatehouse.admission.Annulment;
import io.gatehouse.admission.Decisions;
import io.gatehouse.admission.ScanFilter;
import io.gatehouse.admission.ScanRecord;
import io.gatehouse.admission.Scans;
import io.gatehouse.admission.rules.Effect;
import io.gatehouse.admission.rules.Reason;
import io.gatehouse.admission.rules.Verdict;
import io.gatehouse.common.Page;
import io.gatehouse.common.ProblemException;
import io.gatehouse.event.Events;
import io.gatehouse.scanner.Scanner;
import io.gatehouse.scanner.Scanners;
import io.gatehouse.ticket.Ticket;
import io.gatehouse.ticket.Tickets;
import io.gatehouse.web.problem.PageProblems;
import jakarta.ejb.EJB;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.primefaces.PrimeFaces;

/** What was scanned at an event, the newest first. */
@Named
@ViewScoped
public class ScansPage implements Serializable {

    private static final int SHOWN = 50;
    private static final int MOST_SCANNERS = 500;

    @EJB
    private Scans scans;

    @EJB
    private Decisions decisions;

    @EJB
    private Events events;

    @EJB
    private Scanners scanners;

    @EJB
    private Tickets tickets;

    private @Nullable UUID event;
    private final ScanChoice choice = new ScanChoice();
    private @Nullable String before;
    private @Nullable UUID chosen;
    private @Nullable String note;

    /** As the page shows them: what is pressed there must find the scan that it stood at. */
    private transient @Nullable Page<ScanRecord> shown;

    private transient @Nullable List<Scanner> choosable;

    /** Reads what the page is about: what isn't there is said so before anything of it is shown. */
    public void load() {
        page();
    }

    public Page<ScanRecord> page() {
        if (shown == null) {
            shown = scans.list(event(), filter(), Page.Request.of(before, SHOWN));
        }
        return shown;
    }

    /** Another choice begins with its newest scans, and the page's address leads to it again. */
    public void choose() {
        before = null;
        shown = null;
        PrimeFaces.current().ajax().addCallbackParam("address", "scans.xhtml?" + choice.query(event()));
    }

    public void begin(ScanRecord scan) {
        chosen = scan.scanId();
        note = null;
    }

    public void annul() {
        UUID scanId = Objects.requireNonNull(chosen, "begun");
        if (PageProblems.attempt(() -> decisions.annul(scanId, note))) {
            PageProblems.tell("The scan is annulled: it no longer counts.");
            chosen = null;
        }
        shown = null;
    }

    /** The one to annul, as it stands by now. */
    public @Nullable ScanRecord scan() {
        return chosen == null ? null : scans.get(chosen);
    }

    /** Sends all that fit the choice, however many there are. */
    public void export() throws IOException {
        ScanCsv csv = new ScanCsv(scans, event(), filter());
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext external = faces.getExternalContext();
        external.responseReset();
        external.setResponseContentType(ScanCsv.MEDIA_TYPE);
        external.setResponseHeader("Content-Disposition", "attachment; filename=\"scans.csv\"");
        external.setResponseHeader("Cache-Control", "no-store");
        external.setResponseHeader("X-Content-Type-Options", "nosniff");
        csv.write(external.getResponseOutputStream());
        faces.responseComplete();
    }

    public boolean mayAnnul(ScanRecord scan) {
        return scan.effect() == Effect.COUNTS || scan.effect() == Effect.CONFLICT;
    }

    public @Nullable Annulment annulment(ScanRecord scan) {
        return scan.effect() == Effect.ANNULLED ? scans.annulment(scan.scanId()).orElse(null) : null;
    }

    public List<Scanner> scanners() {
        if (choosable == null) {
            choosable =
                    scanners.list(event(), Page.Request.of(null, MOST_SCANNERS)).items();
        }
        return choosable;
    }

    /** Whose scans are shown, if it is one ticket's. */
    public @Nullable Ticket ticket() {
        return choice.getTicket() == null ? null : tickets.get(choice.getTicket());
    }

    private ScanFilter filter() {
        return choice.filter(events.get(event()).details().timezone());
    }

    private UUID event() {
        if (event == null) {
            throw ProblemException.notFound("event");
        }
        return event;
    }

    public Verdict[] getVerdicts() {
        return Verdict.values();
    }

    public Reason[] getReasons() {
        return Reason.values();
    }

    public ScanChoice getChoice() {
        return choice;
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

    public @Nullable String getNote() {
        return note;
    }

    public void setNote(@Nullable String note) {
        this.note = note;
    }
}
