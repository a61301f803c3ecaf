package io.gatehouse.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "event")
@NamedQuery(name = "event.newest", query = "SELECT e FROM EventEntity e WHERE e.seq < :before ORDER BY e.seq DESC")
@NamedQuery(
        name = "event.newestOf",
        query = "SELECT e FROM EventEntity e WHERE e.id IN :only AND e.seq < :before ORDER BY e.seq DESC")
@SuppressWarnings("NullAway.Init")
class EventEntity {

    @Id
    private UUID id;

    @Column(insertable = false, updatable = false)
    private long seq;

    private String name;
    private String timezone;

    @Column(name = "starts_at")
    private Instant startsAt;

    @Column(name = "ends_at")
    private Instant endsAt;

    private @Nullable Integer capacity;

    @Column(name = "weak_codes_offline")
    private boolean weakCodesOffline;

    private boolean paused;

    @Column(name = "created_at")
    private Instant createdAt;

    protected EventEntity() {}

    EventEntity(EventDetails details, Instant now) {
        id = UUID.randomUUID();
        createdAt = now;
        change(details);
    }

    final void change(EventDetails details) {
        name = details.name().strip();
        timezone = details.timezone().getId();
        startsAt = details.startsAt();
        endsAt = details.endsAt();
        capacity = details.capacity();
        weakCodesOffline = details.weakCodesOffline();
    }

    void pause(boolean pause) {
        paused = pause;
    }

    UUID id() {
        return id;
    }

    long seq() {
        return seq;
    }

    EventDetails details() {
        return new EventDetails(name, ZoneId.of(timezone), startsAt, endsAt, capacity, weakCodesOffline);
    }

    Event value() {
        return new Event(id, details(), paused, createdAt);
    }
}
