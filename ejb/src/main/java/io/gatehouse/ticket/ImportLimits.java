package io.gatehouse.ticket;

/** How much one import may be: all of it, and one line of it. */
record ImportLimits(long bytes, long rows, int lineBytes) {

    static final int LINE_BYTES = 64 * 1024;

    static ImportLimits of(long bytes, long rows) {
        return new ImportLimits(bytes, rows, LINE_BYTES);
    }
}
