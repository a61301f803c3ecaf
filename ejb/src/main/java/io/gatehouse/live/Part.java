package io.gatehouse.live;

import java.util.EnumSet;
import java.util.Set;

/** A part of an event's picture, which can be read anew by itself. */
public enum Part {
    /** What scans add up to. */
    FIGURES,
    /** How many tickets there are, and what checkpoints are called. */
    BASIS,
    SCANNERS,
    CONFLICTS,
    ALERTS,
    QUEUES;

    /** Often done, and nothing looks different after it. */
    private static final Set<String> NOTHING_TO_SEE = Set.of(
            "scan.turned-away",
            "scan.unreadable",
            "scanner.turned-away",
            "ticket.searched",
            "ticket.codes-shown",
            "event.broadcast");

    /** What may look different after that was done. */
    public static Set<Part> after(String action) {
        if (NOTHING_TO_SEE.contains(action)) {
            return EnumSet.noneOf(Part.class);
        }
        return switch (action.substring(0, action.indexOf('.'))) {
            case "scan", "held" -> EnumSet.of(FIGURES);
            case "conflict" -> EnumSet.of(FIGURES, CONFLICTS);
            case "alert" -> EnumSet.of(ALERTS);
            case "scanner" -> EnumSet.of(SCANNERS);
            case "queue" -> EnumSet.of(QUEUES);
            case "event", "checkpoint", "ticket", "import" -> EnumSet.of(FIGURES, BASIS);
            default -> EnumSet.noneOf(Part.class);
        };
    }
}
