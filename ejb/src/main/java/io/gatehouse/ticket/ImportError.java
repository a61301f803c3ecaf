package io.gatehouse.ticket;

/**
 * What is wrong with a row of an import.
 *
 * @param line on which the row begins; the header line is 1
 * @param field a column's name, or {@link #LINE}
 */
public record ImportError(long line, String field, String message) {

    /** Stands in for the field where the line as a whole is wrong. */
    public static final String LINE = "line";
}
