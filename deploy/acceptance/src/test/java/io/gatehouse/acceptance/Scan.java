package io.gatehouse.acceptance;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** A scan as it is sent; every change gives another one with the same {@code scanId}, but for {@link #again}. */
final class Scan {
    private final Map<String, Object> fields;

    private Scan(Map<String, Object> fields) {
        this.fields = fields;
    }

    static Scan of(Checkpoint checkpoint, String code) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("scanId", UUID.randomUUID().toString());
        fields.put("checkpointId", checkpoint.id());
        fields.put("code", code);
        return new Scan(fields);
    }

    static Scan of(Checkpoint checkpoint, Ticket ticket) {
        return of(checkpoint, ticket.code());
    }

    /** A guest found by name: the ticket's id in place of its code. */
    static Scan manual(Checkpoint checkpoint, Ticket ticket) {
        return of(checkpoint, ticket).without("code").with("ticketId", ticket.id());
    }

    Scan exit() {
        return with("direction", "exit");
    }

    Scan force() {
        return with("force", true);
    }

    /** Equal but for the {@code scanId}: the person at the door scans once more. */
    Scan again() {
        return with("scanId", UUID.randomUUID().toString());
    }

    /** Made at that time, by the scanner's clock. */
    Scan at(Instant scannedAt) {
        return with("scannedAt", scannedAt.toString());
    }

    /** The door let them in, or out, while it had no connection. */
    Scan letIn() {
        return with("offlineVerdict", "ADMITTED");
    }

    Scan letOut() {
        return exit().with("offlineVerdict", "EXITED");
    }

    Scan sentAway(String reason) {
        return with("offlineVerdict", "REFUSED").with("offlineReason", reason);
    }

    /** The rising counter of its scanner. */
    Scan n(int n) {
        return with("n", n);
    }

    Scan with(String field, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(fields);
        changed.put(field, value);
        return new Scan(changed);
    }

    Scan without(String field) {
        Map<String, Object> changed = new LinkedHashMap<>(fields);
        changed.remove(field);
        return new Scan(changed);
    }

    String id() {
        return Objects.toString(fields.get("scanId"));
    }

    Map<String, Object> body() {
        return fields;
    }
}
