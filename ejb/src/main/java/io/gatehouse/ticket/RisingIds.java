package io.gatehouse.ticket;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/**
 * Ids that rise (RFC 9562, version 7, counted on from one time): a million new rows then come to the end of each index
 * over them, where random ids would touch all of its pages. For one thread.
 */
final class RisingIds {

    private static final int COUNTER_BITS = 12;
    private static final int LOWEST_OF_TIME = 16;
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000000000000000L;
    private static final long RANDOM_BITS = 0x3FFFFFFFFFFFFFFFL;
    private static final SecureRandom RANDOM = new SecureRandom();

    private long next;

    RisingIds(Instant begin) {
        next = begin.toEpochMilli() << COUNTER_BITS;
    }

    UUID next() {
        long time = next >>> COUNTER_BITS;
        long counter = next & ((1 << COUNTER_BITS) - 1);
        next++;
        return new UUID(time << LOWEST_OF_TIME | VERSION | counter, VARIANT | (RANDOM.nextLong() & RANDOM_BITS));
    }
}
