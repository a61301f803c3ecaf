package io.gatehouse.ticket;

import io.gatehouse.common.Fact;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** An import's transactions: one for a chunk of its rows, and one each for what is remembered of its begin and end. */
@Stateless
@RolesAllowed("ADMIN")
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ImportChunks {

    /** Somebody else took a reference or a code at the same time, or waits for what we hold while we wait for theirs. */
    private static final Set<String> RACES = Set.of("23505", "40P01", "40001");

    @Inject
    private ImportStore store;

    @Inject
    private CodeMint mint;

    @Inject
    private Event<Fact> facts;

    @Inject
    private Clock clock;

    @Resource
    private EJBContext context;

    /** Stores what is new; nothing of it, and no outcome, if somebody else stored some of it meanwhile. */
    public Optional<ImportOutcome> store(UUID eventId, List<ImportTicket> wanted, ImportCodes codes) {
        try {
            return Optional.of(store.store(eventId, wanted, codes, clock.instant()));
        } catch (SQLException e) {
            if (!isRace(e)) {
                throw new IllegalStateException(e);
            }
            context.setRollbackOnly();
            return Optional.empty();
        }
    }

    /** Gives it what signs the codes of that event. */
    public void equip(ImportCodes codes, UUID eventId) {
        codes.signWith(mint.press(eventId));
    }

    public void refreshStatistics() {
        try {
            store.refreshStatistics();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void begun(UUID eventId, UUID importId, String name) {
        facts.fire(Fact.of("import.begun", eventId, "import", importId).with("name", name));
    }

    public void ended(ImportProgress end) {
        facts.fire(Fact.of("import.ended", end.eventId(), "import", end.id())
                .with("state", end.state())
                .with("imported", end.imported())
                .with("unchanged", end.unchanged())
                .with("rejected", end.rejected()));
    }

    static boolean isRace(SQLException failure) {
        return RACES.contains(String.valueOf(failure.getSQLState()));
    }
}
