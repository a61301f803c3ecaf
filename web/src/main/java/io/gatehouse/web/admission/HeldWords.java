package io.gatehouse.web.admission;

import io.gatehouse.admission.HeldScan;
import io.gatehouse.admission.Why;
import io.gatehouse.admission.rules.Direction;
import io.gatehouse.admission.rules.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Says why an upload is held, and what one can do about it. */
@Named
@ApplicationScoped
public class HeldWords {

    @Inject
    private ScanWords scanWords;

    public String shortly(Why why) {
        return switch (why) {
            case WRONG_CHECKPOINT -> "Wrong checkpoint";
            case SCAN_ID_REUSED -> "Scan id used twice";
            case SCANNER_SUSPENDED -> "Scanner suspended";
            case SCANNER_REVOKED -> "Scanner revoked";
            case SCANNER_EXPIRED -> "Scanner expired";
            case ORIGIN_UNPROVEN -> "Origin unproven";
        };
    }

    public String why(Why why) {
        return switch (why) {
            case WRONG_CHECKPOINT ->
                "They name a checkpoint that this event doesn’t have, or that the scanner doesn’t serve.";
            case SCAN_ID_REUSED -> "Another scan came with the same id before, but with other content.";
            case SCANNER_SUSPENDED -> "The scanner was suspended when they came in.";
            case SCANNER_REVOKED -> "The scanner had been revoked when they came in: it may have been in wrong hands.";
            case SCANNER_EXPIRED -> "The scanner’s time was over when they came in.";
            case ORIGIN_UNPROVEN ->
                "Another device handed them in, and the signature of the scanner that made them is missing or wrong.";
        };
    }

    public String advice(Why why) {
        return switch (why) {
            case WRONG_CHECKPOINT -> "Find out where it stood and release them there, or reject them.";
            case SCAN_ID_REUSED ->
                "Mostly a fault of the app. Release what really happened: it is stored under an id of its own.";
            case SCANNER_SUSPENDED -> "Ask who had it. Release what was scanned by your own people, reject the rest.";
            case SCANNER_REVOKED ->
                "Release what was made while your people still had it, and reject what was made after it was lost.";
            case SCANNER_EXPIRED -> "If it was still in use at your door, release them.";
            case ORIGIN_UNPROVEN -> "Release them only if you know both devices; otherwise reject them.";
        };
    }

    /** What was done at the door. */
    public String done(HeldScan held) {
        Verdict alone = held.offlineVerdict();
        if (alone == Verdict.REFUSED) {
            return "Refused: " + scanWords.why(held.offlineReason());
        }
        String passed = held.direction() == Direction.EXIT ? "Left" : "Let in";
        return alone == null ? (held.direction() == Direction.EXIT ? "Exit" : "Entry") + ", not decided yet" : passed;
    }
}
