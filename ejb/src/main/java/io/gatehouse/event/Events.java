package io.gatehouse.event;

import io.gatehouse.common.Fact;
import io.gatehouse.common.Page;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Events and their checkpoints. */
@Stateless
@RolesAllowed("OPERATOR")
public class Events {

    @Inject
    private EventStore store;

    @Inject
    private jakarta.enterprise.event.Event<Fact> facts;

    @Inject
    private Clock clock;

    @RolesAllowed("ADMIN")
    public Event create(EventDetails details) {
        EventEntity event = store.add(new EventEntity(details, clock.instant()));
        facts.fire(fact("event.created", event).with("name", event.details().name()));
        return event.value();
    }

    /** Changes what {@code change} makes of the present details; two changes at once never undo each other. */
    @RolesAllowed("ADMIN")
    public Event change(UUID eventId, UnaryOperator<EventDetails> change) {
        EventEntity event = store.event(eventId, LockModeType.PESSIMISTIC_WRITE);
        EventDetails before = event.details();
        event.change(change.apply(before));
        facts.fire(Differences.between(before, event.details(), fact("event.changed", event)));
        return event.value();
    }

    @RolesAllowed("SUPERVISOR")
    public Event pause(UUID eventId, boolean pause) {
        EventEntity event = store.event(eventId, LockModeType.PESSIMISTIC_WRITE);
        boolean before = event.value().paused();
        event.pause(pause);
        facts.fire(fact(pause ? "event.paused" : "event.resumed", event).changed("paused", before, pause));
        return event.value();
    }

    public Event get(UUID eventId) {
        return store.event(eventId, LockModeType.NONE).value();
    }

    public Page<Event> list(Page.Request page) {
        return Page.of(store.events(page), page, EventEntity::seq, EventEntity::value);
    }

    /** As far as they are among these. */
    public Page<Event> list(Set<UUID> only, Page.Request page) {
        return Page.of(store.events(only, page), page, EventEntity::seq, EventEntity::value);
    }

    /** When it ends, for who must know and may not know more. */
    @PermitAll
    public Instant endOf(UUID eventId) {
        return store.event(eventId, LockModeType.NONE).details().endsAt();
    }

    /** Which clock hangs there, for who must know and may not know more. */
    @PermitAll
    public ZoneId zoneOf(UUID eventId) {
        return store.event(eventId, LockModeType.NONE).details().timezone();
    }

    @RolesAllowed("ADMIN")
    public Checkpoint addCheckpoint(UUID eventId, CheckpointRules rules) {
        get(eventId);
        CheckpointEntity checkpoint = store.add(new CheckpointEntity(eventId, rules, clock.instant()));
        facts.fire(fact("checkpoint.created", checkpoint).with("name", rules.name()));
        return checkpoint.value();
    }

    @RolesAllowed("ADMIN")
    public Checkpoint changeCheckpoint(UUID checkpointId, UnaryOperator<CheckpointRules> change) {
        CheckpointEntity checkpoint = store.checkpoint(checkpointId, LockModeType.PESSIMISTIC_WRITE);
        CheckpointRules before = checkpoint.rules();
        checkpoint.change(change.apply(before));
        facts.fire(Differences.between(before, checkpoint.rules(), fact("checkpoint.changed", checkpoint)));
        return checkpoint.value();
    }

    @RolesAllowed("SUPERVISOR")
    public Checkpoint pauseCheckpoint(UUID checkpointId, boolean pause) {
        CheckpointEntity checkpoint = store.checkpoint(checkpointId, LockModeType.PESSIMISTIC_WRITE);
        boolean before = checkpoint.value().paused();
        checkpoint.pause(pause);
        facts.fire(fact(pause ? "checkpoint.paused" : "checkpoint.resumed", checkpoint)
                .changed("paused", before, pause));
        return checkpoint.value();
    }

    public Checkpoint checkpoint(UUID checkpointId) {
        return store.checkpoint(checkpointId, LockModeType.NONE).value();
    }

    public Page<Checkpoint> checkpoints(UUID eventId, Page.Request page) {
        get(eventId);
        return Page.of(store.checkpoints(eventId, page), page, CheckpointEntity::seq, CheckpointEntity::value);
    }

    private static Fact fact(String action, EventEntity event) {
        return Fact.of(action, event.id(), "event", event.id());
    }

    private static Fact fact(String action, CheckpointEntity checkpoint) {
        return Fact.of(action, checkpoint.eventId(), "checkpoint", checkpoint.id());
    }
}
