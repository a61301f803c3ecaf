package io.gatehouse.web.audit;

import io.gatehouse.audit.Audit;
import io.gatehouse.audit.AuditFilter;
import io.gatehouse.audit.AuditRecord;
import io.gatehouse.web.problem.Csv;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Records to take home, a few thousand at a time, however many there are. */
final class AuditFile {

    private static final List<String> HEADER = List.of(
            "id",
            "at",
            "actor",
            "actorName",
            "device",
            "deviceName",
            "action",
            "subject",
            "subjectName",
            "eventId",
            "address",
            "userAgent",
            "detail",
            "seal");

    /** One record as a line. */
    private interface Line {
        void write(Writer writer, AuditJson record) throws IOException;
    }

    private final Audit audit;
    private final AuditFilter filter;
    private final Format format;
    private List<AuditRecord> chunk;

    enum Format {
        CSV("audit.csv", "text/csv;charset=UTF-8"),
        JSONL("audit.jsonl", "application/jsonl;charset=UTF-8");

        private final String file;
        private final String mediaType;

        Format(String file, String mediaType) {
            this.file = file;
            this.mediaType = mediaType;
        }

        String disposition() {
            return "attachment; filename=\"" + file + "\"";
        }

        String mediaType() {
            return mediaType;
        }
    }

    /** Reads the first rows at once, so that what is wrong is told before anything is sent. */
    AuditFile(Audit audit, AuditFilter filter, Format format) {
        this.audit = audit;
        this.filter = filter;
        this.format = format;
        chunk = audit.export(filter, format.name().toLowerCase(Locale.ROOT));
    }

    void write(OutputStream output) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
        switch (format) {
            case CSV -> {
                Csv.line(writer, HEADER);
                all(writer, (to, record) -> Csv.line(to, cells(record)));
            }
            case JSONL ->
                all(writer, (to, record) -> to.append(object(record).toString()).append('\n'));
        }
        writer.flush();
    }

    private static JsonObject object(AuditJson record) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        List<?> cells = cells(record);
        for (int i = 0; i < cells.size(); i++) {
            Object cell = cells.get(i);
            if (cell == null) {
                object.addNull(HEADER.get(i));
            } else if (cell instanceof JsonValue value) {
                object.add(HEADER.get(i), value);
            } else if (cell instanceof Long number) {
                object.add(HEADER.get(i), number);
            } else {
                object.add(HEADER.get(i), cell.toString());
            }
        }
        return object.build();
    }

    private void all(Writer writer, Line line) throws IOException {
        while (!chunk.isEmpty()) {
            for (AuditRecord record : chunk) {
                line.write(writer, AuditJson.of(record));
            }
            chunk = audit.before(filter, chunk.get(chunk.size() - 1).id());
        }
    }

    private static List<?> cells(AuditJson record) {
        return Arrays.asList(
                record.id(),
                record.at(),
                record.actor(),
                record.actorName(),
                record.device(),
                record.deviceName(),
                record.action(),
                record.subject(),
                record.subjectName(),
                record.eventId(),
                record.address(),
                record.userAgent(),
                record.detail(),
                record.seal());
    }
}
