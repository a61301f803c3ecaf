package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** A CSV file (RFC 4180) as a spreadsheet reads it. */
record Table(List<String> header, List<List<String>> rows) {

    static Table of(Answer answer) {
        var text = answer.body();
        var rows = new Reading(text.startsWith("\ufeff") ? text.substring(1) : text).rows();
        assertThat(rows).as("the header of %s", answer).isNotEmpty();
        return new Table(rows.get(0), rows.subList(1, rows.size()));
    }

    List<String> column(String name) {
        var index = header.indexOf(name);
        assertThat(index).as("column %s in %s", name, header).isNotNegative();
        return rows.stream().map(row -> row.get(index)).toList();
    }

    /** Character by character: a quoted cell may hold commas, line ends and doubled quotes. */
    private static final class Reading {
        private final List<List<String>> rows = new ArrayList<>();
        private final String text;
        private List<String> row = new ArrayList<>();
        private StringBuilder cell = new StringBuilder();
        private boolean quoted;

        Reading(String text) {
            this.text = text;
        }

        List<List<String>> rows() {
            for (int i = 0; i < text.length(); i++) {
                var c = text.charAt(i);
                if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = !quoted;
                } else if (quoted || (c != ',' && c != '\r' && c != '\n')) {
                    cell.append(c);
                } else if (c != '\r') {
                    endCell();
                    if (c == '\n') {
                        endRow();
                    }
                }
            }
            if (cell.length() > 0 || !row.isEmpty()) {
                endCell();
                endRow();
            }
            return rows;
        }

        private void endCell() {
            row.add(cell.toString());
            cell = new StringBuilder();
        }

        private void endRow() {
            rows.add(row);
            row = new ArrayList<>();
        }
    }
}
