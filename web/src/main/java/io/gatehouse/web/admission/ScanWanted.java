package io.gatehouse.web.admission;

import io.gatehouse.admission.ScanFilter;
import io.gatehouse.admission.rules.Reason;
import io.gatehouse.admission.rules.Verdict;
import io.gatehouse.web.problem.Query;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The filters of list and export alike. */
@SuppressWarnings("NullAway.Init")
public class ScanWanted {

    @QueryParam("verdict")
    private @Nullable String verdict;

    @QueryParam("reason")
    private @Nullable String reason;

    @QueryParam("scannerId")
    private @Nullable String scannerId;

    @QueryParam("checkpointId")
    private @Nullable String checkpointId;

    @QueryParam("ticketId")
    private @Nullable String ticketId;

    @QueryParam("since")
    private @Nullable String since;

    ScanFilter filter() {
        return new ScanFilter(
                Query.constant("verdict", verdict, Verdict.class),
                Query.constant("reason", reason, Reason.class),
                Query.id("scannerId", scannerId),
                Query.id("checkpointId", checkpointId),
                Query.id("ticketId", ticketId),
                Query.time("since", since));
    }
}
