package io.gatehouse.ticket;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Finds an event's tickets in the database: newest first, by position or by cursor. A text is looked for twice: by the
 * index over all that names a ticket, and in the columns that are meant.
 */
class TicketSearch {

    /** What staff may look through, and what a door may. */
    static final List<String> NAMES_AND_ADDRESS = List.of("reference", "holder", "email");

    static final List<String> NAMES = List.of("reference", "holder");

    private static final char ESCAPE = '!';

    private final EntityManager store;
    private final UUID eventId;
    private final TicketFilter filter;
    private final List<String> columns;

    TicketSearch(EntityManager store, UUID eventId, TicketFilter filter, List<String> columns) {
        this.store = store;
        this.eventId = eventId;
        this.filter = filter;
        this.columns = columns;
    }

    List<TicketEntity> before(long position, int most) {
        return newestFirst(position).setMaxResults(most).getResultList();
    }

    List<TicketEntity> from(int first, int most) {
        return newestFirst(Long.MAX_VALUE)
                .setFirstResult(first)
                .setMaxResults(most)
                .getResultList();
    }

    long count() {
        CriteriaBuilder build = store.getCriteriaBuilder();
        CriteriaQuery<Long> query = build.createQuery(Long.class);
        Root<TicketEntity> ticket = query.from(TicketEntity.class);
        query.select(build.count(ticket)).where(matches(build, ticket).toArray(Predicate[]::new));
        planAnew();
        return store.createQuery(query).getSingleResult();
    }

    private TypedQuery<TicketEntity> newestFirst(long before) {
        CriteriaBuilder build = store.getCriteriaBuilder();
        CriteriaQuery<TicketEntity> query = build.createQuery(TicketEntity.class);
        Root<TicketEntity> ticket = query.from(TicketEntity.class);
        List<Predicate> conditions = matches(build, ticket);
        conditions.add(build.lessThan(ticket.<Long>get("seq"), before));
        query.select(ticket).where(conditions.toArray(Predicate[]::new)).orderBy(build.desc(ticket.get("seq")));
        planAnew();
        return store.createQuery(query);
    }

    private List<Predicate> matches(CriteriaBuilder build, Root<TicketEntity> ticket) {
        List<Predicate> conditions = new ArrayList<>();
        conditions.add(build.equal(ticket.get("eventId"), eventId));
        if (filter.status() != null) {
            conditions.add(build.equal(ticket.get("status"), filter.status()));
        }
        if (filter.category() != null) {
            conditions.add(build.equal(ticket.get("category"), filter.category()));
        }
        if (filter.text() != null) {
            Expression<String> pattern = build.literal("%" + escape(filter.text()) + "%");
            conditions.add(build.like(
                    build.function(
                            "ticket_words",
                            String.class,
                            NAMES_AND_ADDRESS.stream().map(ticket::get).toArray(Expression<?>[]::new)),
                    build.function("sought", String.class, pattern),
                    ESCAPE));
            Predicate meant = build.or(columns.stream()
                    .map(column -> build.like(build.lower(ticket.<String>get(column)), build.lower(pattern), ESCAPE))
                    .toArray(Predicate[]::new));
            // said so that the planner doesn't take it for a second condition that makes the found even fewer
            conditions.add(
                    build.isTrue(build.<Boolean>selectCase().when(meant, true).otherwise(false)));
        }
        return conditions;
    }

    /** Which way is short depends on how rare the text is: a plan that was made for other texts may be the longest. */
    private void planAnew() {
        if (filter.text() != null) {
            store.createNativeQuery("SELECT set_config('plan_cache_mode', 'force_custom_plan', true)")
                    .getSingleResult();
        }
    }

    /** What a person types is text, not a pattern. */
    private static String escape(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
