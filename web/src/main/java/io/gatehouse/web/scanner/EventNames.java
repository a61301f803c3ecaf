package io.gatehouse.web.scanner;

import io.gatehouse.common.Page;
import io.gatehouse.event.Checkpoint;
import io.gatehouse.event.Event;
import io.gatehouse.event.Events;
import io.gatehouse.web.security.Reachable;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The events and checkpoints that scanners name by id; each is read once an answer. */
@Named
@RequestScoped
public class EventNames {

    private static final int MOST = 500;

    @EJB
    private Events events;

    @Inject
    private Reachable reachable;

    private @Nullable List<Event> newest;
    private final Map<UUID, Event> read = new HashMap<>();
    private final Map<UUID, List<Checkpoint>> checkpoints = new HashMap<>();

    /** To choose from. */
    public List<Event> newest() {
        if (newest == null) {
            Page.Request all = Page.Request.of(null, MOST);
            newest = reachable
                    .events()
                    .map(only -> events.list(only, all))
                    .orElseGet(() -> events.list(all))
                    .items();
            newest.forEach(event -> read.put(event.id(), event));
        }
        return newest;
    }

    public Event event(UUID eventId) {
        return read.computeIfAbsent(eventId, events::get);
    }

    public List<Checkpoint> checkpoints(@Nullable UUID eventId) {
        return eventId == null
                ? List.of()
                : checkpoints.computeIfAbsent(
                        eventId,
                        id -> events.checkpoints(id, Page.Request.of(null, MOST))
                                .items());
    }

    public String checkpointNames(io.gatehouse.scanner.Scanner scanner) {
        return checkpoints(scanner.eventId()).stream()
                .filter(checkpoint -> scanner.checkpoints().contains(checkpoint.id()))
                .map(checkpoint -> checkpoint.rules().name())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
