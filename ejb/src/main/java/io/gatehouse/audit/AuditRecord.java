package io.gatehouse.audit;

import io.gatehouse.common.Caller;
import io.gatehouse.common.Fact;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "audit_record")
@SuppressWarnings("NullAway.Init")
class AuditRecord {

    private static final int LONGEST_AGENT = 300;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Basic
    private Instant at;

    @Basic
    private String actor;

    @Basic
    private String action;

    @Basic
    private String subject;

    @Column(name = "event_id")
    private @Nullable UUID eventId;

    @Basic
    private @Nullable String address;

    @Column(name = "user_agent")
    private @Nullable String userAgent;

    @Basic
    private String detail;

    protected AuditRecord() {}

    AuditRecord(Fact fact, String actor, Caller caller, String detail, Instant now) {
        at = now;
        this.actor = actor;
        action = fact.action();
        subject = clean(fact.subject());
        eventId = fact.eventId();
        address = caller.address();
        userAgent = caller.userAgent() == null ? null : clean(caller.userAgent());
        this.detail = detail;
    }

    /** What strangers send may be long, and may hold what PostgreSQL can't keep. */
    private static String clean(String text) {
        String kept = text.replace("\0", "");
        return kept.length() <= LONGEST_AGENT ? kept : kept.substring(0, LONGEST_AGENT);
    }
}
