package io.gatehouse.admission;

import io.gatehouse.admission.LateItem.LateScan;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When the scans of one late upload count as made, by our clock.
 *
 * @param clockOffsets how far the scanners' clocks are ahead, in milliseconds; of those of which it is known
 */
record SettledTime(
        Instant eventStart, Instant receivedAt, @Nullable Instant sentAt, Map<UUID, Long> clockOffsets) {

    private static final Duration EARLIEST = Duration.ofHours(24);

    /** By whose clock a scan says when it was made: that of the scanner for which it is handed in, proven or not. */
    static UUID clockOf(LateScan scan, UUID uploader) {
        return scan.origin() == null ? uploader : scan.origin().scannerId();
    }

    static Set<UUID> clocksOf(Collection<LateItem> items, UUID uploader) {
        return items.stream()
                .filter(LateScan.class::isInstance)
                .map(item -> clockOf((LateScan) item, uploader))
                .collect(Collectors.toSet());
    }

    /** How far in the future the upload, or the latest of its scans, says that it was made. */
    Duration ahead(Collection<LateItem> items) {
        Instant asked = sentAt == null || sentAt.isAfter(receivedAt) ? receivedAt : sentAt;
        Stream<Instant> scans =
                items.stream().filter(LateScan.class::isInstance).map(item -> ((LateScan) item).scannedAt());
        return Stream.concat(scans, Stream.ofNullable(sentAt))
                .map(time -> Duration.between(asked, time))
                .max(Duration::compareTo)
                .filter(ahead -> !ahead.isNegative())
                .orElse(Duration.ZERO);
    }

    /** As old as it was when it was sent, or else what its clock said, put right; never in the future, nor long before the event. */
    Instant of(Instant scannedAt, UUID clock) {
        Instant time = sentAt == null
                ? scannedAt.minusMillis(clockOffsets.getOrDefault(clock, 0L))
                : receivedAt.minus(age(scannedAt, sentAt));
        Instant earliest = eventStart.minus(EARLIEST);
        time = time.isBefore(earliest) ? earliest : time;
        return time.isAfter(receivedAt) ? receivedAt : time;
    }

    private static Duration age(Instant scannedAt, Instant sentAt) {
        Duration age = Duration.between(scannedAt, sentAt);
        return age.isNegative() ? Duration.ZERO : age;
    }
}
