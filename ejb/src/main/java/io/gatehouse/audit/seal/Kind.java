package io.gatehouse.audit.seal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What is sealed: of each its table, and the columns in the order in which they are hashed. The number is the first. */
public enum Kind {
    AUDIT(
            "audit_record",
            "id",
            "at:time",
            "actor",
            "action",
            "subject",
            "event_id",
            "address",
            "user_agent",
            "device",
            "detail",
            "turn"),
    SCAN(
            "scan",
            "seq",
            "scan_id",
            "event_id",
            "checkpoint_id",
            "scanner_id",
            "ticket_id",
            "asked_hash:bytes",
            "manual:flag",
            "direction",
            "force_asked:flag",
            "verdict",
            "reason",
            "forced:flag",
            "outside:flag",
            "explanation",
            "previous_scan_id",
            "scanned_at:time",
            "settled_at:time",
            "decided_at:time",
            "n",
            "offline_verdict",
            "allowed",
            "reentry:flag",
            "operator_id",
            "uploaded_by",
            "turn");

    private final String table;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of, though its type can't say so
    private final List<Column> columns;

    Kind(String table, String... columns) {
        this.table = table;
        this.columns = Stream.of(columns).map(Column::of).toList();
    }

    public String table() {
        return table;
    }

    public List<Column> columns() {
        return columns;
    }

    /** As people and clients read it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    byte mark() {
        return switch (this) {
            case AUDIT -> 1;
            case SCAN -> 2;
        };
    }

    static Kind marked(byte mark) {
        return mark == SCAN.mark() ? SCAN : AUDIT;
    }
}
