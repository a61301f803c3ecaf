package io.gatehouse.web.audit;

import io.gatehouse.audit.AuditFilter;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which records somebody wants to see: as it is chosen on the page, and as it stands in the page's address. */
public class AuditChoice implements Serializable {

    private @Nullable String actor;
    private @Nullable String action;
    private @Nullable String subject;
    private @Nullable UUID event;
    private @Nullable LocalDateTime since;
    private @Nullable LocalDateTime until;

    AuditFilter filter(ZoneId zone) {
        return new AuditFilter(
                actor,
                action,
                subject,
                event,
                since == null ? null : since.atZone(zone).toInstant(),
                until == null ? null : until.atZone(zone).toInstant());
    }

    String query() {
        StringJoiner query = new StringJoiner("&");
        add(query, "actor", actor);
        add(query, "action", action);
        add(query, "subject", subject);
        add(query, "event", event);
        add(query, "since", since);
        add(query, "until", until);
        return query.toString();
    }

    private static void add(StringJoiner query, String name, @Nullable Object value) {
        if (value != null) {
            query.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
        }
    }

    public boolean isAny() {
        return !query().isEmpty();
    }

    public @Nullable String getActor() {
        return actor;
    }

    public void setActor(@Nullable String actor) {
        this.actor = actor;
    }

    public @Nullable String getAction() {
        return action;
    }

    public void setAction(@Nullable String action) {
        this.action = action;
    }

    public @Nullable String getSubject() {
        return subject;
    }

    public void setSubject(@Nullable String subject) {
        this.subject = subject;
    }

    public @Nullable UUID getEvent() {
        return event;
    }

    public void setEvent(@Nullable UUID event) {
        this.event = event;
    }

    public @Nullable LocalDateTime getSince() {
        return since;
    }

    public void setSince(@Nullable LocalDateTime since) {
        this.since = since;
    }

    public @Nullable LocalDateTime getUntil() {
        return until;
    }

    public void setUntil(@Nullable LocalDateTime until) {
        this.until = until;
    }
}
