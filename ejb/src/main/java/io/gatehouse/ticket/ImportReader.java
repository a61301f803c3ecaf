package io.gatehouse.ticket;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemException.Violation;
import io.gatehouse.common.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a file of tickets, as many rows at a time as are asked for. */
final class ImportReader {

    private static final int LONGEST_CODE = 4096;
    private static final int LAST_YEAR = 9999;
    private static final String WRONG_TIME = "must be a time like 2026-11-21T18:00:00Z";
    private static final Set<String> YES = Set.of("true", "yes", "1");
    private static final Set<String> NO = Set.of("false", "no", "0");

    private final ImportLines lines;
    private final ImportLimits limits;
    private final ImportHeader header;
    private long rows;

    ImportReader(InputStream input, ImportLimits limits) throws IOException {
        this.limits = limits;
        lines = new ImportLines(input, limits);
        header = ImportHeader.read(lines);
    }

    long bytesRead() {
        return lines.bytesRead();
    }

    /** Reads rows until the chunk is full; whether more may follow. */
    boolean fill(ImportChunk chunk) throws IOException {
        while (!chunk.isFull()) {
            ImportLines.Line line = lines.next();
            if (line == null) {
                return false;
            }
            if (++rows > limits.rows()) {
                throw new ProblemException(
                        ProblemType.TOO_LARGE, "An import must have at most " + limits.rows() + " rows");
            }
            read(line, chunk);
        }
        return true;
    }

    private void read(ImportLines.Line line, ImportChunk chunk) {
        if (line.fault() != null) {
            chunk.reject(List.of(new ImportError(line.number(), faulty(line), line.fault())));
            return;
        }
        List<String> fields;
        try {
            fields = header.fields(line.text());
        } catch (IOException e) {
            chunk.reject(List.of(new ImportError(line.number(), ImportError.LINE, "is not readable as CSV")));
            return;
        }
        if (fields.stream().allMatch(String::isBlank)) {
            // what spreadsheets leave behind below a table
            return;
        }
        if (fields.size() != header.width()) {
            chunk.reject(List.of(new ImportError(
                    line.number(),
                    ImportError.LINE,
                    "has " + fields.size() + " fields, and the header line has " + header.width())));
            return;
        }
        read(line, fields, chunk);
    }

    private void read(ImportLines.Line line, List<String> fields, ImportChunk chunk) {
        List<ImportError> errors = new ArrayList<>();
        String reference = header.value(fields, ImportColumn.REFERENCE);
        String code = header.value(fields, ImportColumn.CODE);
        if (reference == null && code == null) {
            errors.add(new ImportError(line.number(), ImportColumn.REFERENCE.title(), "or a code must be given"));
        }
        if (code != null && code.length() > LONGEST_CODE) {
            errors.add(new ImportError(
                    line.number(), ImportColumn.CODE.title(), "must have at most " + LONGEST_CODE + " characters"));
        }
        Instant from = time(line, fields, ImportColumn.VALID_FROM, errors);
        Instant until = time(line, fields, ImportColumn.VALID_UNTIL, errors);
        boolean paid = paid(line, fields, errors);
        try {
            TicketDetails details = new TicketDetails(
                    reference,
                    header.value(fields, ImportColumn.HOLDER),
                    header.value(fields, ImportColumn.EMAIL),
                    header.value(fields, ImportColumn.CATEGORY),
                    from,
                    until,
                    paid);
            if (errors.isEmpty()) {
                chunk.add(
                        new ImportRow(line.number(), details, code), line.text().length());
                return;
            }
        } catch (ProblemException invalid) {
            for (Violation violation : invalid.violations()) {
                errors.add(new ImportError(line.number(), violation.field(), violation.message()));
            }
        }
        chunk.reject(errors);
    }

    private @Nullable Instant time(
            ImportLines.Line line, List<String> fields, ImportColumn column, List<ImportError> errors) {
        String text = header.value(fields, column);
        if (text == null) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
            if (time.getYear() >= 1 && time.getYear() <= LAST_YEAR) {
                return time.toInstant().truncatedTo(ChronoUnit.MILLIS);
            }
        } catch (DateTimeException notATime) {
            // falls through to the one answer for what isn't a time
        }
        errors.add(new ImportError(line.number(), column.title(), WRONG_TIME));
        return null;
    }

    private boolean paid(ImportLines.Line line, List<String> fields, List<ImportError> errors) {
        String text = header.value(fields, ImportColumn.PAID);
        String lower = text == null ? "true" : text.toLowerCase(Locale.ROOT);
        if (!YES.contains(lower) && !NO.contains(lower)) {
            errors.add(new ImportError(line.number(), ImportColumn.PAID.title(), "must be true or false"));
        }
        return YES.contains(lower);
    }

    /** The column in which the first unreadable character stands, as far as that can be told. */
    private String faulty(ImportLines.Line line) {
        try {
            List<String> fields = header.fields(line.text());
            for (ImportColumn column : ImportColumn.values()) {
                String value = fields.size() == header.width() ? header.value(fields, column) : null;
                if (value != null && value.indexOf('\uFFFD') >= 0) {
                    return column.title();
                }
            }
        } catch (IOException brokenToo) {
            // then the line is what is wrong
        }
        return ImportError.LINE;
    }
}
