package io.gatehouse.web.audit;

import io.gatehouse.audit.AuditFilter;
import io.gatehouse.web.problem.Query;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The filters of list and exports alike. */
@SuppressWarnings("NullAway.Init")
public class AuditWanted {

    @QueryParam("actor")
    private @Nullable String actor;

    @QueryParam("action")
    private @Nullable String action;

    @QueryParam("subject")
    private @Nullable String subject;

    @QueryParam("eventId")
    private @Nullable String eventId;

    @QueryParam("since")
    private @Nullable String since;

    @QueryParam("until")
    private @Nullable String until;

    AuditFilter filter() {
        return new AuditFilter(
                given(actor),
                given(action),
                given(subject),
                Query.id("eventId", eventId),
                Query.time("since", since),
                Query.time("until", until));
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
