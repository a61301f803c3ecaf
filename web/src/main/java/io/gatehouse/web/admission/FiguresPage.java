package io.gatehouse.web.admission;

import io.gatehouse.admission.Admission;
import io.gatehouse.admission.Stats;
import io.gatehouse.admission.Stats.Count;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The figures wherever a page shows them; all of one answer come from the same reading. */
@Named
@RequestScoped
public class FiguresPage {

    @EJB
    private Admission admission;

    private final Map<UUID, Stats> read = new HashMap<>();

    public Stats of(UUID eventId) {
        return read.computeIfAbsent(eventId, admission::stats);
    }

    public List<String> categories(UUID eventId) {
        return of(eventId).categories().stream()
                .flatMap(category -> Stream.ofNullable(category.name()))
                .sorted()
                .toList();
    }

    public Count at(UUID eventId, UUID checkpointId) {
        return of(eventId).checkpoints().stream()
                .filter(checkpoint -> checkpoint.id().equals(checkpointId))
                .findFirst()
                .map(Stats.AtCheckpoint::count)
                .orElse(Count.NOTHING);
    }
}
