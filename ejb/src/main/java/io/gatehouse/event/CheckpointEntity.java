package io.gatehouse.event;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "checkpoint")
@NamedQuery(
        name = "checkpoint.ofEvent",
        query = "SELECT c FROM CheckpointEntity c WHERE c.eventId = :event AND c.seq < :before ORDER BY c.seq DESC")
@SuppressWarnings("NullAway.Init")
class CheckpointEntity {

    @Id
    private UUID id;

    @Column(name = "event_id")
    private UUID eventId;

    @Column(insertable = false, updatable = false)
    private long seq;

    private String name;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "checkpoint_category", joinColumns = @JoinColumn(name = "checkpoint_id"))
    @Column(name = "category")
    private Set<String> categories = new HashSet<>();

    @Column(name = "entries_per_ticket")
    private int entriesPerTicket;

    private boolean reentry;

    @Column(name = "opens_at")
    private @Nullable Instant opensAt;

    @Column(name = "closes_at")
    private @Nullable Instant closesAt;

    @Column(name = "accept_unpaid")
    private boolean acceptUnpaid;

    private @Nullable Integer capacity;
    private boolean perimeter;
    private boolean paused;
    private boolean archived;

    @Column(name = "created_at")
    private Instant createdAt;

    protected CheckpointEntity() {}

    CheckpointEntity(UUID eventId, CheckpointRules rules, Instant now) {
        id = UUID.randomUUID();
        this.eventId = eventId;
        createdAt = now;
        change(rules);
    }

    final void change(CheckpointRules rules) {
        name = rules.name().strip();
        if (!categories.equals(rules.categories())) {
            categories = new HashSet<>(rules.categories());
        }
        entriesPerTicket = rules.entriesPerTicket();
        reentry = rules.reentry();
        opensAt = rules.opensAt();
        closesAt = rules.closesAt();
        acceptUnpaid = rules.acceptUnpaid();
        capacity = rules.capacity();
        perimeter = rules.perimeter();
        archived = rules.archived();
    }

    void pause(boolean pause) {
        paused = pause;
    }

    UUID id() {
        return id;
    }

    UUID eventId() {
        return eventId;
    }

    long seq() {
        return seq;
    }

    CheckpointRules rules() {
        return new CheckpointRules(
                name,
                categories,
                entriesPerTicket,
                reentry,
                opensAt,
                closesAt,
                acceptUnpaid,
                capacity,
                perimeter,
                archived);
    }

    Checkpoint value() {
        return new Checkpoint(id, eventId, rules(), paused);
    }
}
