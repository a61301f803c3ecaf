package io.gatehouse.ticket;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** An import's errors: the first at hand, all of them in a file, for there may be as many as rows and more. */
final class ImportErrors {

    static final int MOST_AT_HAND = 1000;

    private static final CSVFormat FORMAT = CSVFormat.RFC4180;

    private final List<ImportError> first = new ArrayList<>();
    private @Nullable Path file;
    private @Nullable CSVPrinter printer;
    private long count;

    synchronized void add(List<ImportError> more) {
        try {
            for (ImportError error : more) {
                if (first.size() < MOST_AT_HAND) {
                    first.add(error);
                }
                open().printRecord(error.line(), error.field(), error.message());
                count++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized List<ImportError> first() {
        return List.copyOf(first);
    }

    synchronized long count() {
        return count;
    }

    synchronized void writeTo(OutputStream output) throws IOException {
        if (printer != null && file != null) {
            printer.flush();
            Files.copy(file, output);
        }
    }

    synchronized void discard() {
        try {
            if (printer != null && file != null) {
                printer.close();
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CSVPrinter open() throws IOException {
        if (printer == null) {
            file = Files.createTempFile("gatehouse-import-errors", ".csv");
            file.toFile().deleteOnExit();
            BufferedWriter writer = Files.newBufferedWriter(file);
            printer = new CSVPrinter(writer, FORMAT);
            printer.printRecord("line", "field", "message");
        }
        return printer;
    }
}
