package io.gatehouse.admission;

import java.util.Comparator;
import java.util.UUID;

/** A ticket at a checkpoint: what is counted, and what two scans can contend for. */
record Pair(UUID ticketId, UUID checkpointId) {

    /** One order for all who write, so that no two wait for each other crosswise. */
    static final Comparator<Pair> ORDER = Comparator.comparing(Pair::ticketId).thenComparing(Pair::checkpointId);
}
