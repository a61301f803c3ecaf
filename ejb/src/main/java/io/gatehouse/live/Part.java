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
    CONFLICTS;

    /** What may look different after that was done. */
    static Set<Part> after(String action) {
        return switch (action.substring(0, action.indexOf('.'))) {
            case "scan", "held" -> EnumSet.of(FIGURES);
            case "conflict" -> EnumSet.of(FIGURES, CONFLICTS);
            case "scanner" -> EnumSet.of(SCANNERS);
            case "event", "checkpoint", "ticket", "import" -> EnumSet.of(FIGURES, BASIS);
            default -> EnumSet.noneOf(Part.class);
        };
    }
}
