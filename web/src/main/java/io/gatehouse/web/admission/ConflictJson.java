package io.gatehouse.web.admission;

import io.gatehouse.admission.Conflict;
import io.gatehouse.admission.ScanAnswer;
import io.gatehouse.admission.rules.Resolution;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A conflict is {@code OPEN}, {@code RESOLVED} by a person, or {@code SETTLED} because its cause went away. */
@Schema(name = "Conflict")
public record ConflictJson(
        UUID id,
        String kind,
        String status,
        ScanAnswer.@Nullable Guest ticket,
        UUID checkpointId,
        String checkpoint,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable Resolution resolution,
        @Nullable UUID scanId,
        @Nullable String resolvedBy,
        @Nullable String note,
        List<ScanJson> scans) {

    public static ConflictJson of(Conflict conflict) {
        Resolution resolution = conflict.resolution();
        String closed = resolution == Resolution.SETTLED ? "SETTLED" : "RESOLVED";
        return new ConflictJson(
                conflict.id(),
                conflict.kind(),
                conflict.open() ? "OPEN" : closed,
                conflict.ticket(),
                conflict.checkpointId(),
                conflict.checkpoint(),
                conflict.openedAt(),
                conflict.closedAt(),
                resolution,
                conflict.winnerScanId(),
                conflict.resolvedBy(),
                conflict.note(),
                conflict.scans().stream().map(ScanJson::of).toList());
    }
}
