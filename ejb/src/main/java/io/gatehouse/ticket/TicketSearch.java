package io.gatehouse.ticket;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Finds an event's tickets in the database: newest first, by position or by cursor. */
class TicketSearch {

    private static final char ESCAPE = '!';

    private final EntityManager store;
    private final UUID eventId;
    private final TicketFilter filter;

    TicketSearch(EntityManager store, UUID eventId, TicketFilter filter) {
        this.store = store;
        this.eventId = eventId;
        this.filter = filter;
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
        return store.createQuery(query).getSingleResult();
    }

    private TypedQuery<TicketEntity> newestFirst(long before) {
        CriteriaBuilder build = store.getCriteriaBuilder();
        CriteriaQuery<TicketEntity> query = build.createQuery(TicketEntity.class);
        Root<TicketEntity> ticket = query.from(TicketEntity.class);
        List<Predicate> conditions = matches(build, ticket);
        conditions.add(build.lessThan(ticket.<Long>get("seq"), before));
        query.select(ticket).where(conditions.toArray(Predicate[]::new)).orderBy(build.desc(ticket.get("seq")));
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
            String pattern = "%" + escape(filter.text().toLowerCase(Locale.ROOT)) + "%";
            conditions.add(build.or(
                    contains(build, ticket.get("reference"), pattern),
                    contains(build, ticket.get("holder"), pattern),
                    contains(build, ticket.get("email"), pattern)));
        }
        return conditions;
    }

    private static Predicate contains(CriteriaBuilder build, Path<String> column, String pattern) {
        return build.like(build.lower(column), pattern, ESCAPE);
    }

    /** What a person types is text, not a pattern. */
    private static String escape(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
