package io.gatehouse.web.admission;

import io.gatehouse.admission.LateOutcome;
import io.gatehouse.admission.ScanAnswer;
import io.gatehouse.admission.rules.Reason;
import io.gatehouse.admission.rules.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of a late upload's item; without a verdict where there is none, or none for this scanner to know. */
@Schema(name = "LateOutcome")
public record LateJson(
        @Nullable String scanId,
        LateOutcome.Status status,
        @Nullable String why,
        @Nullable Verdict verdict,
        @Nullable String reason,
        @Nullable String explanation,
        @Nullable Boolean forced,
        @Nullable Boolean replay,
        @Nullable Instant decidedAt,
        ScanAnswer.@Nullable Guest ticket,
        ScanAnswer.@Nullable Previous previous,
        String effect,
        @Nullable UUID conflictId) {

    @Schema(name = "LateOutcomes")
    public record Results(List<LateJson> results) {}

    static LateJson of(LateOutcome outcome) {
        ScanAnswer answer = outcome.answer();
        Reason reason = answer == null ? null : answer.reason();
        return new LateJson(
                outcome.scanId(),
                outcome.status(),
                outcome.why(),
                answer == null ? null : answer.verdict(),
                reason == null ? null : reason.wire(),
                answer == null ? null : answer.explanation(),
                answer == null ? null : Boolean.valueOf(answer.forced()),
                answer == null ? null : Boolean.valueOf(answer.replay()),
                answer == null ? null : answer.decidedAt(),
                answer == null ? null : answer.ticket(),
                answer == null ? null : answer.previous(),
                outcome.effect().wire(),
                outcome.conflictId());
    }
}
