package io.gatehouse.queue;

import io.gatehouse.common.Fact;
import io.gatehouse.common.Page;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemException.Violation;
import io.gatehouse.common.ProblemType;
import io.gatehouse.database.Sql;
import io.gatehouse.event.Events;
import io.gatehouse.queue.Changes.Done;
import io.gatehouse.queue.QueueStore.Effect;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Lines: made, changed, opened and closed, and shown to those who look. */
@Stateless
@RolesAllowed({Queues.SUPERVISOR, Queues.HOST_DEVICE})
public class Queues {

    /** What the container calls a device that runs a line. */
    public static final String HOST_DEVICE = "HOST_DEVICE";

    static final String SUPERVISOR = "SUPERVISOR";
    static final String QUEUE = "queue";

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    @Resource
    private SessionContext session;

    @EJB
    private Events events;

    @Inject
    private Hosts hosts;

    @Inject
    private Pictures pictures;

    @Inject
    private Paces paces;

    @Inject
    private Changes changes;

    @Inject
    private JoinCodes joinCodes;

    @Inject
    private PublicCreation publicCreation;

    @Inject
    private Event<Fact> facts;

    @Inject
    private Clock clock;

    /** Refuses who may not make a line, whatever it would be like. */
    @PermitAll
    public void checkCreator() {
        checkCreator(publicCreation.isOn());
    }

    /** Makes a line and its first host. Anyone may, where that is configured. */
    @PermitAll
    public HostToken create(QueueDetails details) {
        checkCreator(publicCreation.isOn() && details.eventId() == null);
        if (!session.isCallerInRole(SUPERVISOR)) {
            publicCreation.count();
        }
        return Sql.present(source, sql -> hosts.add(sql, make(sql, details), details.eventId(), "First host"));
    }

    /** Makes a line that has no host yet. */
    @RolesAllowed(SUPERVISOR)
    public UUID make(QueueDetails details) {
        return Sql.present(source, sql -> make(sql, details));
    }

    @PermitAll
    public QueuePicture picture(UUID queueId) {
        return Sql.present(source, sql -> pictures.of(sql, get(sql, queueId)));
    }

    /** The same without those in it. */
    @PermitAll
    public Glance glance(UUID queueId) {
        return Sql.present(source, sql -> paces.glance(sql, get(sql, queueId)));
    }

    @PermitAll
    public Queue get(UUID queueId) {
        return Sql.present(source, sql -> get(sql, queueId));
    }

    /** Those of an event, the first one first, for who is told of it. Who may look is asked by who shows them. */
    @PermitAll
    public List<Glance> ofEvent(UUID eventId) {
        return Sql.present(source, sql -> glances(sql, QueueStore.ofEvent(sql, eventId)));
    }

    /** The other lines of its event, to which its hosts may send guests. */
    @RolesAllowed({"HOST", HOST_DEVICE})
    public List<Queue> beside(UUID queueId) {
        return Sql.present(source, sql -> {
            UUID eventId = get(sql, queueId).details().eventId();
            hosts.check(sql, session.getCallerPrincipal().getName(), queueId);
            return eventId == null
                    ? List.of()
                    : QueueStore.ofEvent(sql, eventId).stream()
                            .filter(queue -> !queue.id().equals(queueId))
                            .toList();
        });
    }

    /** Newest first: all, or those of these events alone. */
    @RolesAllowed("HOST")
    public Page<Glance> list(@Nullable Set<UUID> only, Page.Request page) {
        return page(page, sql -> QueueStore.before(sql, only, page.before(), page.limit() + 1));
    }

    /** Newest first, those of one event. */
    @RolesAllowed("HOST")
    public Page<Glance> list(UUID eventId, Page.Request page) {
        return page(page, sql -> QueueStore.ofEvent(sql, eventId, page.before(), page.limit() + 1));
    }

    /** On whose clocks the hours of an event's lines are told. */
    @RolesAllowed("HOST")
    public Optional<ZoneId> zone(UUID eventId) {
        return Sql.present(source, sql -> QueueStore.zone(sql, eventId));
    }

    /** Changes what {@code change} makes of the present details; to which event a line belongs never changes. */
    public Queue change(UUID queueId, UnaryOperator<QueueDetails> change) {
        changes.step(queueId, session.getCallerPrincipal().getName(), (sql, before) -> {
            QueueDetails was = before.details();
            QueueDetails now = change.apply(was);
            if (!Objects.equals(was.eventId(), now.eventId())) {
                throw ProblemException.invalid(List.of(new Violation("eventId", "can't be changed")));
            }
            if (now.equals(was)) {
                return Done.nothing(queueId);
            }
            QueueStore.change(sql, queueId, now, clock.instant());
            int passed = Calls.passBeyond(sql, queueId, now.counters());
            Fact fact = fact("queue.changed", before)
                    .changed("name", was.name(), now.name())
                    .changed("capacity", was.capacity(), now.capacity())
                    .changed("cooldownSeconds", was.cooldownSeconds(), now.cooldownSeconds())
                    .changed("counters", was.counters(), now.counters())
                    .changed("opensAt", was.opensAt(), now.opensAt())
                    .changed("closesAt", was.closesAt(), now.closesAt())
                    .changed("estimator", was.estimator(), now.estimator())
                    .changed("joinCode", was.joinCode(), now.joinCode());
            return new Done<>(queueId, new Effect(0, -passed, null), Optional.of(fact));
        });
        return get(queueId);
    }

    /** Lets guests join, or no more; those in line are served all the same. */
    @RolesAllowed({"HOST", HOST_DEVICE})
    public Queue open(UUID queueId, boolean open) {
        return changes.of(
                queueId,
                session.getCallerPrincipal().getName(),
                (sql, before) -> QueueStore.open(sql, queueId, open)
                        ? Optional.of(fact(open ? "queue.opened" : "queue.closed", before))
                        : Optional.empty());
    }

    /** Keeps the line as it is while nobody is served: none may join, and nobody is promised a time. */
    @RolesAllowed({"HOST", HOST_DEVICE})
    public Queue pause(UUID queueId, boolean pause) {
        Instant now = clock.instant();
        return changes.of(queueId, session.getCallerPrincipal().getName(), (sql, before) -> {
            boolean changed = pause ? QueueStore.pause(sql, queueId, now) : QueueStore.resume(sql, queueId, now);
            return changed ? Optional.of(fact(pause ? "queue.paused" : "queue.resumed", before)) : Optional.empty();
        });
    }

    /** What the wall display shows to those who want to join; none where a line needs no code. */
    @RolesAllowed({"HOST", HOST_DEVICE})
    public Optional<JoinCode> joinCode(UUID queueId) {
        return Sql.present(source, sql -> {
            hosts.check(sql, session.getCallerPrincipal().getName(), queueId);
            return get(sql, queueId).details().joinCode() ? Optional.of(joinCodes.now(queueId)) : Optional.empty();
        });
    }

    private UUID make(Sql sql, QueueDetails details) throws SQLException {
        if (details.eventId() != null) {
            events.get(details.eventId());
        }
        UUID id = UUID.randomUUID();
        QueueStore.add(sql, id, details, clock.instant());
        facts.fire(Fact.of("queue.created", details.eventId(), QUEUE, id).with("name", details.name()));
        return id;
    }

    private void checkCreator(boolean anyone) {
        if (anyone || session.isCallerInRole(SUPERVISOR)) {
            return;
        }
        // all who are somebody are called kind/id
        throw session.getCallerPrincipal().getName().indexOf('/') > 0
                ? new ProblemException(ProblemType.FORBIDDEN, "Only a supervisor may make a queue")
                : new ProblemException(ProblemType.UNAUTHENTICATED, "Sign in to make a queue");
    }

    private Page<Glance> page(Page.Request page, Sql.Work<List<QueueStore.Listed>> query) {
        return Sql.present(source, sql -> {
            Page<Queue> found = Page.of(query.with(sql), page, QueueStore.Listed::turn, QueueStore.Listed::queue);
            return new Page<>(glances(sql, found.items()), found.next());
        });
    }

    private List<Glance> glances(Sql sql, List<Queue> found) throws SQLException {
        List<Glance> glances = new ArrayList<>();
        for (Queue queue : found) {
            glances.add(paces.glance(sql, queue));
        }
        return glances;
    }

    static Queue get(Sql sql, UUID queueId) throws SQLException {
        return QueueStore.one(sql, queueId).orElseThrow(() -> ProblemException.notFound(QUEUE));
    }

    private static Fact fact(String action, Queue queue) {
        return Fact.of(action, queue.details().eventId(), QUEUE, queue.id());
    }
}
