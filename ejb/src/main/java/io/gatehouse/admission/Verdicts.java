package io.gatehouse.admission;

import io.gatehouse.admission.rules.Direction;
import io.gatehouse.admission.rules.Reason;
import io.gatehouse.admission.rules.Verdict;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What scans of an event were told, fired for those who watch; nobody may act on it before it is committed. */
public record Verdicts(UUID eventId, List<Given> given) {

    /**
     * One of them.
     *
     * @param scanner its name
     * @param settledAt its own time, which for a late upload is not when it was decided
     */
    public record Given(
            UUID scanId,
            @Nullable UUID ticketId,
            UUID checkpointId,
            String checkpoint,
            UUID scannerId,
            String scanner,
            @Nullable UUID operatorId,
            Direction direction,
            Verdict verdict,
            @Nullable Reason reason,
            boolean forced,
            Instant settledAt,
            Instant decidedAt) {}

    /** What these entries tell, event by event. */
    static List<Verdicts> of(Collection<Entry> entries, Places places) {
        Map<UUID, List<Given>> byEvent = entries.stream()
                .collect(Collectors.groupingBy(
                        Entry::eventId,
                        LinkedHashMap::new,
                        Collectors.mapping(entry -> given(entry, places), Collectors.toList())));
        return byEvent.entrySet().stream()
                .map(event -> new Verdicts(event.getKey(), event.getValue()))
                .toList();
    }

    private static Given given(Entry entry, Places places) {
        Asked asked = entry.asked();
        ScanAnswer answer = entry.answer();
        Place place = places.of(asked.scannerId(), asked.checkpointId());
        return new Given(
                asked.scanId(),
                entry.ticketId(),
                asked.checkpointId(),
                place.gate().name(),
                asked.scannerId(),
                place.scannerName(),
                entry.late().operatorId(),
                asked.direction(),
                answer.verdict(),
                answer.reason(),
                answer.forced(),
                entry.settledAt(),
                answer.decidedAt());
    }
}
