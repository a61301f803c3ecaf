package io.gatehouse.web.admission;

import io.gatehouse.admission.ScanAnswer;
import io.gatehouse.admission.rules.Verdict;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** For the published contract: it is written by {@link VerdictText}. */
@Schema(name = "Verdict")
public record VerdictJson(
        UUID scanId,
        Verdict verdict,
        @Nullable String reason,
        String explanation,
        boolean forced,
        boolean replay,
        Instant decidedAt,
        ScanAnswer.@Nullable Guest ticket,
        ScanAnswer.@Nullable Previous previous) {}
