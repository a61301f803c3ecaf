package io.gatehouse.web.admission;

import io.gatehouse.admission.ScanFilter;
import io.gatehouse.admission.rules.Reason;
import io.gatehouse.admission.rules.Verdict;
import java.io.Serializable;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which scans somebody wants to see: as it is chosen on the page, and as it stands in the page's address. */
public class ScanChoice implements Serializable {

    private @Nullable Verdict verdict;
    private @Nullable Reason reason;
    private @Nullable UUID scanner;
    private @Nullable UUID checkpoint;
    private @Nullable UUID ticket;
    private @Nullable LocalDateTime since;

    ScanFilter filter(ZoneId zone) {
        return new ScanFilter(
                verdict,
                reason,
                scanner,
                checkpoint,
                ticket,
                since == null ? null : since.atZone(zone).toInstant());
    }

    /** The part of an address that leads here again. */
    String query(UUID event) {
        StringJoiner query = new StringJoiner("&");
        query.add("event=" + event);
        add(query, "verdict", verdict);
        add(query, "reason", reason);
        add(query, "scanner", scanner);
        add(query, "checkpoint", checkpoint);
        add(query, "ticket", ticket);
        add(query, "since", since);
        return query.toString();
    }

    private static void add(StringJoiner query, String name, @Nullable Object value) {
        if (value != null) {
            query.add(name + "=" + value);
        }
    }

    public boolean isAny() {
        return verdict != null
                || reason != null
                || scanner != null
                || checkpoint != null
                || ticket != null
                || since != null;
    }

    public @Nullable Verdict getVerdict() {
        return verdict;
    }

    public void setVerdict(@Nullable Verdict verdict) {
        this.verdict = verdict;
    }

    public @Nullable Reason getReason() {
        return reason;
    }

    public void setReason(@Nullable Reason reason) {
        this.reason = reason;
    }

    public @Nullable UUID getScanner() {
        return scanner;
    }

    public void setScanner(@Nullable UUID scanner) {
        this.scanner = scanner;
    }

    public @Nullable UUID getCheckpoint() {
        return checkpoint;
    }

    public void setCheckpoint(@Nullable UUID checkpoint) {
        this.checkpoint = checkpoint;
    }

    public @Nullable UUID getTicket() {
        return ticket;
    }

    public void setTicket(@Nullable UUID ticket) {
        this.ticket = ticket;
    }

    public @Nullable LocalDateTime getSince() {
        return since;
    }

    public void setSince(@Nullable LocalDateTime since) {
        this.since = since;
    }
}
