package io.gatehouse.web.queue;

import io.gatehouse.queue.Queue;
import io.gatehouse.queue.Queues;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** On whose clocks a line's times are told: its event's; of one without an event, this server's. */
@Named
@RequestScoped
public class QueueZones {

    @EJB
    private Queues queues;

    private final Map<UUID, ZoneId> known = new HashMap<>();

    public ZoneId getServer() {
        return ZoneId.systemDefault();
    }

    public ZoneId of(@Nullable UUID eventId) {
        return eventId == null
                ? getServer()
                : known.computeIfAbsent(eventId, id -> queues.zone(id).orElseGet(ZoneId::systemDefault));
    }

    public ZoneId of(Queue queue) {
        return of(queue.details().eventId());
    }
}
