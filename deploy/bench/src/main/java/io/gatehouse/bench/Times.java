package io.gatehouse.bench;

import java.util.Arrays;

/** Numbers gathered one by one. */
final class Times {

    private static final int FIRST_CAPACITY = 1 << 16;

    private long[] values = new long[FIRST_CAPACITY];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    long[] all() {
        return Arrays.copyOf(values, size);
    }
}
