package io.gatehouse.admission;

import io.gatehouse.scanner.Profile;
import io.gatehouse.scanner.ScannerStatus;
import java.util.List;
import java.util.UUID;

/**
 * What a scanner may be told, as it stands now.
 *
 * @param assigned the checkpoints that it was given; none given means all of its event
 * @param weakCodes whether its event lets short imported codes out
 * @param life which life of which database this is
 * @param read which transactions had ended when this was read
 */
record Reach(
        ScannerStatus status,
        Profile profile,
        UUID eventId,
        boolean eventPaused,
        List<UUID> assigned,
        boolean weakCodes,
        String life,
        String read) {

    /** With another scope, what was told before is no beginning: it was more, or less. */
    String scope() {
        return String.join(
                "/", life, eventId.toString(), assigned.toString(), "" + weakCodes, "" + profile.seesHolder());
    }
}
