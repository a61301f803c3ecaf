package io.gatehouse.ticket;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** What a file's header line says: what separates its fields, and which column stands where. */
final class ImportHeader {

    private static final char COMMA = ',';
    private static final char SEMICOLON = ';';
    private static final char QUOTE = '"';

    private final char separator;
    private final List<String> titles;
    private final Map<ImportColumn, Integer> places;

    private ImportHeader(char separator, List<String> titles) {
        this.separator = separator;
        this.titles = titles;
        places = new EnumMap<>(ImportColumn.class);
        for (int i = 0; i < titles.size(); i++) {
            int place = i;
            ImportColumn.titled(titles.get(i)).ifPresent(column -> places.putIfAbsent(column, place));
        }
    }

    static ImportHeader read(ImportLines lines) throws IOException {
        ImportLines.Line line = lines.next();
        if (line == null) {
            throw unusable("The file is empty: it must begin with a header line");
        }
        if (line.fault() != null) {
            throw unusable("The header line " + line.fault());
        }
        ImportHeader commas = separatedBy(COMMA, line.text());
        ImportHeader semicolons = separatedBy(SEMICOLON, line.text());
        ImportHeader header = semicolons.places.size() > commas.places.size() ? semicolons : commas;
        header.requireEachOnce();
        if (!header.has(ImportColumn.REFERENCE) && !header.has(ImportColumn.CODE)) {
            throw unusable("The header line must name the column reference or the column code");
        }
        lines.separatedBy(header.separator);
        return header;
    }

    /** The fields of a record, in the order of the columns. */
    List<String> fields(String record) throws IOException {
        return fields(record, separator);
    }

    int width() {
        return titles.size();
    }

    boolean has(ImportColumn column) {
        return places.containsKey(column);
    }

    /** What stands in that column, if it is there and anything stands in it. */
    @Nullable
    String value(List<String> fields, ImportColumn column) {
        Integer place = places.get(column);
        String value = place == null ? "" : fields.get(place).strip();
        return value.isEmpty() ? null : value;
    }

    /** With the wrong separator a line may make no sense at all: it has no columns then. */
    private static ImportHeader separatedBy(char separator, String line) {
        try {
            return new ImportHeader(separator, fields(line, separator));
        } catch (IOException e) {
            return new ImportHeader(separator, List.of());
        }
    }

    private void requireEachOnce() {
        for (int i = 0; i < titles.size(); i++) {
            int place = i;
            ImportColumn.titled(titles.get(i))
                    .filter(column -> !Objects.equals(places.get(column), place))
                    .ifPresent(column -> {
                        throw unusable("The header line has the column " + column.title() + " twice");
                    });
        }
    }

    private static List<String> fields(String record, char separator) throws IOException {
        return record.indexOf(QUOTE) < 0 ? split(record, separator) : parse(record, separator);
    }

    /** Most records quote nothing, and a parser costs more than all the rest of reading one. */
    private static List<String> split(String record, char separator) {
        List<String> fields = new ArrayList<>();
        int from = 0;
        for (int to = record.indexOf(separator); to >= 0; to = record.indexOf(separator, from)) {
            fields.add(record.substring(from, to));
            from = to + 1;
        }
        fields.add(record.substring(from));
        return fields;
    }

    private static List<String> parse(String record, char separator) throws IOException {
        CSVFormat format = CSVFormat.Builder.create(CSVFormat.RFC4180)
                .setDelimiter(separator)
                .setIgnoreSurroundingSpaces(true)
                .get();
        try (CSVParser parser = CSVParser.parse(record, format)) {
            List<String> fields = new ArrayList<>();
            for (CSVRecord read : parser) {
                fields.addAll(read.toList());
            }
            return fields;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static ProblemException unusable(String detail) {
        return new ProblemException(ProblemType.INVALID, detail);
    }
}
