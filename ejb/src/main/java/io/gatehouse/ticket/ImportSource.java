package io.gatehouse.ticket;

import java.io.InputStream;

/**
 * What is imported.
 *
 * @param name as people know it
 * @param bytes how many there are, or {@link #UNKNOWN}
 * @param input is read once, and closed by who gave it
 */
public record ImportSource(String name, long bytes, InputStream input) {

    public static final long UNKNOWN = -1;
}
