package io.gatehouse.web.audit;

import io.gatehouse.audit.Actor;
import io.gatehouse.audit.Audit;
import io.gatehouse.audit.AuditRecord;
import io.gatehouse.audit.seal.Verification;
import io.gatehouse.common.Page;
import io.gatehouse.web.audit.AuditFile.Format;
import io.gatehouse.web.problem.PageProblems;
import jakarta.ejb.EJB;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.primefaces.PrimeFaces;

/** Who did what, the newest first, and whether it is still as it was written. */
@Named
@ViewScoped
public class AuditPage implements Serializable {

    private static final int SHOWN = 50;

    @EJB
    private Audit audit;

    private final AuditChoice choice = new AuditChoice();
    private @Nullable String before;

    private transient @Nullable Page<AuditRecord> shown;
    private transient @Nullable Verification verification;
    private transient @Nullable List<Actor> actors;
    private transient @Nullable List<String> actions;

    public void load() {
        page();
    }

    public Page<AuditRecord> page() {
        if (shown == null) {
            shown = audit.list(choice.filter(getZone()), Page.Request.of(before, SHOWN));
        }
        return shown;
    }

    /** Another choice begins with its newest records, and the page's address leads to it again. */
    public void choose() {
        before = null;
        shown = null;
        if (PageProblems.attempt(this::page)) {
            PrimeFaces.current().ajax().addCallbackParam("address", "audit.xhtml?" + choice.query());
        } else {
            choice.setUntil(null);
        }
    }

    public void check() {
        PageProblems.attempt(() -> verification = audit.verify(1));
    }

    public void exportTable() throws IOException {
        export(Format.CSV);
    }

    public void exportLines() throws IOException {
        export(Format.JSONL);
    }

    /** Sends all that fit the choice, however many there are. */
    private void export(Format format) throws IOException {
        AuditFile file = new AuditFile(audit, choice.filter(getZone()), format);
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext external = faces.getExternalContext();
        external.responseReset();
        external.setResponseContentType(format.mediaType());
        external.setResponseHeader("Content-Disposition", format.disposition());
        external.setResponseHeader("Cache-Control", "no-store");
        external.setResponseHeader("X-Content-Type-Options", "nosniff");
        file.write(external.getResponseOutputStream());
        faces.responseComplete();
    }

    public List<Actor> actors() {
        if (actors == null) {
            actors = audit.actors();
        }
        return actors;
    }

    public List<String> actions() {
        if (actions == null) {
            actions = audit.actions();
        }
        return actions;
    }

    /** What was found when it was checked just now. */
    public @Nullable Verification getVerification() {
        return verification;
    }

    /** Of the server: records of several events, and of none, stand beside each other. */
    public ZoneId getZone() {
        return ZoneId.systemDefault();
    }

    public String getZoneName() {
        return getZone().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    public AuditChoice getChoice() {
        return choice;
    }

    public @Nullable String getBefore() {
        return before;
    }

    public void setBefore(@Nullable String before) {
        this.before = before;
    }
}
