package io.gatehouse.web.admission;

import io.gatehouse.admission.StaffActivity;
import io.gatehouse.admission.StaffActivity.Hour;
import io.gatehouse.admission.StaffActivity.Pace;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "StaffActivity")
public record StaffActivityJson(List<One> items, List<Hour> hours) {

    /** Of a person, or of a scanner as far as nobody was signed on at it: one of the ids is null. */
    @Schema(name = "ActivityOfOne")
    public record One(
            @Nullable UUID operatorId,
            @Nullable UUID scannerId,
            String name,
            long scans,
            long admitted,
            long exited,
            long refused,
            long forced,
            long manual,
            long annulled,
            @Nullable Double scansPerMinute,
            @Nullable Double medianSeconds,
            Instant first,
            Instant last) {

        static One of(StaffActivity.One one) {
            Pace pace = one.pace();
            return new One(
                    one.person() ? one.id() : null,
                    one.person() ? null : one.id(),
                    one.name(),
                    one.scans(),
                    one.admitted(),
                    one.exited(),
                    one.refused(),
                    one.forced(),
                    one.manual(),
                    one.annulled(),
                    pace == null ? null : pace.scansPerMinute(),
                    pace == null ? null : pace.medianSeconds(),
                    one.first(),
                    one.last());
        }
    }

    static StaffActivityJson of(StaffActivity activity) {
        return new StaffActivityJson(activity.items().stream().map(One::of).toList(), activity.hours());
    }
}
