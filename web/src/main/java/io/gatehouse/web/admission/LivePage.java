package io.gatehouse.web.admission;

import io.gatehouse.admission.Admission;
import io.gatehouse.admission.Stats;
import io.gatehouse.admission.rules.Reason;
import io.gatehouse.staff.Passes;
import io.gatehouse.web.security.SignedIn;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.util.UUID;
import org.primefaces.PrimeFaces;

/**
 * The figures of an event as its page's script reads them: as the API tells them, but for the minutes, of which there may be
 * many. What follows is pushed to the page over a socket, for which it gets a token here: the page never sees the session's.
 */
@Named
@RequestScoped
public class LivePage {

    private static final long MILLIS_OF_MINUTE = 60_000;

    @EJB
    private Admission admission;

    @EJB
    private Passes passes;

    @Inject
    private SignedIn signedIn;

    @Inject
    private FiguresPage figures;

    @Inject
    private ScanWords words;

    @Inject
    private Clock clock;

    /** Opens one socket. */
    public void pass() {
        PrimeFaces.current()
                .ajax()
                .addCallbackParam("token", passes.issue(signedIn.token()).token());
    }

    /** As JSON, why scans are refused, in words. */
    public String reasons() {
        JsonObjectBuilder reasons = Json.createObjectBuilder();
        for (Reason reason : Reason.values()) {
            reasons.add(reason.wire(), words.why(reason));
        }
        return reasons.build().toString();
    }

    public String told(UUID eventId) {
        Stats stats = figures.of(eventId);
        return counts(Json.createObjectBuilder(), stats.total())
                .add("now", clock.millis())
                .add("tickets", stats.tickets())
                .add("openConflicts", stats.openConflicts())
                .add("held", stats.held())
                .add("checkpoints", checkpoints(stats))
                .add("minutes", minutes(stats))
                .add("lately", lately(eventId))
                .build()
                .toString();
    }

    private static JsonArrayBuilder checkpoints(Stats stats) {
        JsonArrayBuilder checkpoints = Json.createArrayBuilder();
        stats.checkpoints()
                .forEach(at -> checkpoints.add(counts(
                        Json.createObjectBuilder().add("id", at.id().toString()).add("name", at.name()), at.count())));
        return checkpoints;
    }

    private static JsonArrayBuilder minutes(Stats stats) {
        JsonArrayBuilder minutes = Json.createArrayBuilder();
        stats.perMinute()
                .forEach(minute -> minutes.add(Json.createArrayBuilder()
                        .add(minute.minute().toEpochMilli() / MILLIS_OF_MINUTE)
                        .add(minute.entries())
                        .add(minute.refused())
                        .add(minute.inside())));
        return minutes;
    }

    private JsonArrayBuilder lately(UUID eventId) {
        JsonArrayBuilder lately = Json.createArrayBuilder();
        admission
                .lately(eventId)
                .forEach(share -> lately.add(Json.createObjectBuilder()
                        .add("verdict", share.verdict().name())
                        .add("words", words(share))
                        .add("scans", share.scans())));
        return lately;
    }

    private String words(Stats.Share share) {
        return switch (share.verdict()) {
            case ADMITTED -> "Admitted";
            case EXITED -> "Left";
            case REFUSED -> "Refused: " + words.why(share.reason());
        };
    }

    private static JsonObjectBuilder counts(JsonObjectBuilder json, Stats.Count count) {
        return json.add("admitted", count.admitted())
                .add("inside", count.inside())
                .add("entries", count.entries())
                .add("exits", count.exits())
                .add("refused", count.refused());
    }
}
