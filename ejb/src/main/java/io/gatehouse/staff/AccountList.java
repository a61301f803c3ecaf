package io.gatehouse.staff;

import io.gatehouse.common.Page;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Accounts with what belongs to them, read in one statement however many there are. */
@Dependent
class AccountList {

    private static final String ACCOUNTS = """
            SELECT s.id, s.username, s.name, s.role, s.email,
                   (SELECT string_agg(CAST(e.event_id AS text), ',') FROM staff_event e WHERE e.staff_id = s.id),
                   s.disabled,
                   EXISTS (SELECT 1 FROM invitation i WHERE i.staff_id = s.id AND i.expires_at > ?1),
                   s.password_hash IS NOT NULL,
                   s.last_sign_in,
                   (SELECT count(*) FROM staff_session o WHERE o.staff_id = s.id AND o.expires_at > ?1),
                   s.seq
              FROM staff s
            """;

    private static final int SEQ = 11;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    Page<Account> newest(Page.Request page) {
        List<?> rows = entities.createNativeQuery(ACCOUNTS + " WHERE s.seq < ?2 ORDER BY s.seq DESC LIMIT ?3")
                .setParameter(1, Timestamp.from(clock.instant()))
                .setParameter(2, page.before())
                .setParameter(3, page.limit() + 1)
                .getResultList();
        List<Object[]> accounts = rows.stream().map(Object[].class::cast).toList();
        return Page.of(accounts, page, row -> ((Number) row[SEQ]).longValue(), AccountList::account);
    }

    Optional<Account> one(UUID id) {
        List<?> rows = entities.createNativeQuery(ACCOUNTS + " WHERE s.id = ?2")
                .setParameter(1, Timestamp.from(clock.instant()))
                .setParameter(2, id)
                .getResultList();
        return rows.stream().map(Object[].class::cast).map(AccountList::account).findFirst();
    }

    private static Account account(Object[] row) {
        AccountDetails details = new AccountDetails(
                (String) row[2], Role.valueOf((String) row[3]), (String) row[4], ids((String) row[5]));
        return new Account(
                (UUID) row[0],
                (String) row[1],
                details,
                (Boolean) row[6],
                (Boolean) row[7],
                (Boolean) row[8],
                row[9] == null ? null : ((Timestamp) row[9]).toInstant(),
                ((Number) row[10]).intValue());
    }

    private static Set<UUID> ids(@Nullable String list) {
        return list == null
                ? Set.of()
                : Stream.of(list.split(",", -1)).map(UUID::fromString).collect(Collectors.toSet());
    }
}
