package io.gatehouse.web.admission;

import io.gatehouse.admission.ScanFilter;
import io.gatehouse.admission.ScanRecord;
import io.gatehouse.admission.Scans;
import io.gatehouse.web.problem.Csv;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** An event's scans as a table, a few thousand at a time, however many there are. */
public final class ScanCsv {

    public static final String MEDIA_TYPE = "text/csv;charset=UTF-8";

    private static final List<String> HEADER = List.of(
            "scanId",
            "ticketId",
            "reference",
            "holder",
            "category",
            "checkpointId",
            "checkpoint",
            "scannerId",
            "scanner",
            "operatorId",
            "direction",
            "verdict",
            "reason",
            "effect",
            "conflictId",
            "forced",
            "manual",
            "scannedAt",
            "settledAt",
            "decidedAt");

    private final Scans scans;
    private final UUID eventId;
    private final ScanFilter filter;
    private List<ScanRecord> chunk;

    /** Reads the first rows at once, so that what is wrong is told before anything is sent. */
    public ScanCsv(Scans scans, UUID eventId, ScanFilter filter) {
        this.scans = scans;
        this.eventId = eventId;
        this.filter = filter;
        chunk = scans.before(eventId, filter, Long.MAX_VALUE);
    }

    public void write(OutputStream output) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
        Csv.line(writer, HEADER);
        while (!chunk.isEmpty()) {
            for (ScanRecord scan : chunk) {
                Csv.line(writer, cells(scan));
            }
            chunk = scans.before(eventId, filter, chunk.get(chunk.size() - 1).position());
        }
        writer.flush();
    }

    private static List<?> cells(ScanRecord scan) {
        ScanJson json = ScanJson.of(scan);
        return Arrays.asList(
                json.scanId(),
                json.ticketId(),
                scan.named().reference(),
                scan.named().holder(),
                scan.named().category(),
                json.checkpointId(),
                scan.named().checkpoint(),
                json.scannerId(),
                scan.named().scanner(),
                json.operatorId(),
                json.direction(),
                json.verdict(),
                json.reason(),
                json.effect(),
                json.conflictId(),
                json.forced(),
                json.manual(),
                json.scannedAt(),
                json.settledAt(),
                json.decidedAt());
    }
}
