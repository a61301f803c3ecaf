package io.gatehouse.ticket;

import java.util.ArrayList;
import java.util.List;

/** As many rows of a file as one transaction stores. */
final class ImportChunk {

    private static final int MOST_ROWS = 4000;
    private static final int MOST_CHARACTERS = 2 * 1024 * 1024;

    private final List<ImportRow> rows = new ArrayList<>();
    private final List<ImportError> errors = new ArrayList<>();
    private int characters;
    private int rejected;

    void add(ImportRow row, int length) {
        rows.add(row);
        characters += length;
    }

    /** A row that can't be stored, whatever is stored already. */
    void reject(List<ImportError> reasons) {
        errors.addAll(reasons);
        rejected++;
    }

    boolean isFull() {
        return rows.size() + rejected >= MOST_ROWS || characters >= MOST_CHARACTERS;
    }

    List<ImportRow> rows() {
        return rows;
    }

    List<ImportError> errors() {
        return errors;
    }

    int rejected() {
        return rejected;
    }
}
