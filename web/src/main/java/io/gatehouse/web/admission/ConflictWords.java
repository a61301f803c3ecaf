package io.gatehouse.web.admission;

import io.gatehouse.admission.Conflict;
import io.gatehouse.admission.ScanRecord;
import io.gatehouse.admission.rules.Effect;
import io.gatehouse.admission.rules.Resolution;
import io.gatehouse.web.console.Words;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says what a conflict is about, how it can end, and how it ended. */
@Named
@ApplicationScoped
public class ConflictWords {

    /** Separates which resolution is meant from the scan that it names. */
    static final String NAMING = ":";

    private static final String BUT = "admitted_but_";

    @Inject
    private Words words;

    public String about(Conflict conflict) {
        if (!conflict.kind().startsWith(BUT)) {
            return "Let in more often than the rule of the checkpoint allows.";
        }
        return switch (conflict.kind().substring(BUT.length())) {
            case "unknown" -> "Let in offline with a code that belongs to no ticket of this event.";
            case "revoked" -> "Let in offline with a code that had been replaced by a newer one.";
            case "blocked" -> "Let in offline while the ticket was blocked.";
            case "cancelled" -> "Let in offline after the ticket had been cancelled.";
            case "checkpoint_closed" -> "Let in offline while the checkpoint was closed.";
            case "wrong_category" -> "Let in offline where the ticket’s category is not welcome.";
            case "not_yet_valid" -> "Let in offline before the ticket was valid.";
            case "expired" -> "Let in offline after the ticket had ceased to be valid.";
            case "unpaid" -> "Let in offline with a ticket that is not paid.";
            default -> "Let in offline against the rules.";
        };
    }

    public String who(Conflict conflict) {
        if (conflict.ticket() == null) {
            return "An unknown code";
        }
        String holder = conflict.ticket().holder();
        String reference = conflict.ticket().reference();
        return holder != null ? holder : reference != null ? reference : "A ticket without a name";
    }

    /** What can be decided, by how it is told: a heading and, on a line of its own, what it does. */
    public Map<String, String> choices(Conflict conflict, ZoneId zone) {
        List<String> counting = new ArrayList<>();
        List<ScanRecord> disputed = new ArrayList<>();
        for (ScanRecord scan : conflict.scans()) {
            if (scan.effect() == Effect.COUNTS) {
                counting.add(name(scan, zone));
            } else if (scan.effect() == Effect.CONFLICT) {
                disputed.add(scan);
            }
        }
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put(keep(counting, disputed, zone), Resolution.KEEP.name());
        choices.put(countAll(counting, disputed), Resolution.COUNT_ALL.name());
        if (counting.size() + disputed.size() > 1) {
            for (ScanRecord scan : disputed) {
                choices.put(
                        "Count " + name(scan, zone)
                                + " instead\nIt counts, and what stands in its way by the rule makes room. The rest of the"
                                + " conflict is set aside.",
                        Resolution.WINNER + NAMING + scan.scanId());
            }
        }
        return choices;
    }

    public String ended(Conflict conflict, ZoneId zone) {
        Resolution resolution = conflict.resolution();
        return resolution == null
                ? ""
                : switch (resolution) {
                    case KEEP -> "Kept as it was: what was in conflict has no effect.";
                    case COUNT_ALL -> "All of them count.";
                    case WINNER -> winner(conflict, zone) + " was chosen to count.";
                    case SETTLED -> "It settled by itself: an exit or an annulment made room.";
                };
    }

    private String keep(List<String> counting, List<ScanRecord> disputed, ZoneId zone) {
        String losers = String.join(
                " and ", disputed.stream().map(scan -> name(scan, zone)).toList());
        return counting.isEmpty()
                ? "Don’t count it\nWhat was in conflict is set aside: it has no effect on the figures."
                : "Keep it as it is\n" + String.join(" and ", counting)
                        + (counting.size() == 1 ? " goes" : " go") + " on counting. " + losers
                        + (disputed.size() == 1 ? " is" : " are") + " set aside, without effect on the figures.";
    }

    private static String countAll(List<String> counting, List<ScanRecord> disputed) {
        return counting.isEmpty() && disputed.size() == 1
                ? "Count it\nThe guest was let in rightly."
                : "Count all of them\nEverybody was let in rightly: all " + (counting.size() + disputed.size())
                        + " count, those beyond the rule as let in on your word.";
    }

    private String winner(Conflict conflict, ZoneId zone) {
        return conflict.scans().stream()
                .filter(scan -> scan.scanId().equals(conflict.winnerScanId()))
                .findFirst()
                .map(scan -> name(scan, zone))
                .orElse("One of them");
    }

    private String name(ScanRecord scan, ZoneId zone) {
        return scan.named().scanner() + " at " + words.exact(scan.settledAt(), zone);
    }
}
