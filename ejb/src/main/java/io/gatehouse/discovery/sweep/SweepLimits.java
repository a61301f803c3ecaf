package io.gatehouse.discovery.sweep;

import java.time.Duration;
import java.util.List;

/**
 * How hard and how long a sweep looks.
 *
 * @param burst packets sent at once, before {@code rest}
 * @param chunk addresses asked before the next wait until {@code chunkTime} is over: an address that nobody has keeps a place in
 *     the kernel's table of neighbours for three seconds, and that has 1,024 places for the whole machine
 * @param listen how long to wait for answers after the last packet; the kernel asks again after one second
 * @param ports tried by connecting, until one answers
 * @param inFlight connections tried at the same time
 * @param patience how long one of them may take
 */
public record SweepLimits(
        int burst,
        Duration rest,
        int chunk,
        Duration chunkTime,
        Duration listen,
        List<Integer> ports,
        int inFlight,
        Duration patience) {

    public static final SweepLimits USUAL = new SweepLimits(
            32,
            Duration.ofMillis(3),
            256,
            Duration.ofMillis(1_000),
            Duration.ofMillis(1_250),
            List.of(80, 443, 22, 445, 8080, 62078),
            256,
            Duration.ofMillis(700));

    public SweepLimits {
        ports = List.copyOf(ports);
    }
}
