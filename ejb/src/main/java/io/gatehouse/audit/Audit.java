package io.gatehouse.audit;

import io.gatehouse.audit.seal.Verification;
import io.gatehouse.common.Fact;
import io.gatehouse.common.Page;
import io.gatehouse.common.ProblemException;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import javax.sql.DataSource;

/** Who did what, for those who look into it, and whether it is still as it was written. */
@Stateless
@RolesAllowed("ADMIN")
public class Audit {

    private static final int MOST_TOGETHER = 5_000;

    @Resource(lookup = "java:app/jdbc/gatehouse")
    private DataSource source;

    @Inject
    private Chain chain;

    @Inject
    private Event<Fact> facts;

    public Page<AuditRecord> list(AuditFilter filter, Page.Request page) {
        List<AuditRecord> found = query().before(filter, page.before(), page.limit() + 1);
        return Page.of(found, page, AuditRecord::id, record -> record);
    }

    public AuditRecord get(long id) {
        return query().one(id).orElseThrow(() -> ProblemException.notFound("audit record"));
    }

    /** What was ever done, to choose from. */
    public List<String> actions() {
        return query().actions();
    }

    public List<Actor> actors() {
        return query().actors();
    }

    /** The newest of those that leave the house, which is an act as well. */
    public List<AuditRecord> export(AuditFilter filter, String format) {
        List<AuditRecord> first = before(filter, Long.MAX_VALUE);
        facts.fire(Fact.of("audit.exported", null, "audit", format));
        return first;
    }

    /** Many at once, those before a position, for exports that go on until there are none. */
    public List<AuditRecord> before(AuditFilter filter, long position) {
        return query().before(filter, position, MOST_TOGETHER);
    }

    /** Compares all that is sealed with its seals, from that one on. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Verification verify(long fromSeal) {
        return chain.inspect(fromSeal);
    }

    /** What the installation's seals are signed with, in hexadecimal. */
    public String publicKey() {
        return chain.publicKey();
    }

    private RecordQuery query() {
        return new RecordQuery(source);
    }
}
