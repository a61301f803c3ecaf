package io.gatehouse.web.discovery;

import io.gatehouse.discovery.SweepRecord;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A sweep of the network: {@code reason} says why it failed, {@code skipped} what of the chosen networks it left out. */
@Schema(name = "Sweep")
public record SweepJson(
        long seq,

        @Schema(enumeration = {"running", "done", "failed"}) String outcome,

        @Nullable String reason,
        String by,
        Instant beganAt,
        @Nullable Instant endedAt,
        int done,
        int total,
        @Nullable Integer probed,
        @Nullable Integer seen,
        @Nullable String skipped) {

    static SweepJson of(SweepRecord sweep) {
        String over = sweep.failure() == null ? "done" : "failed";
        return new SweepJson(
                sweep.seq(),
                sweep.running() ? "running" : over,
                sweep.failure(),
                sweep.by(),
                sweep.beganAt(),
                sweep.endedAt(),
                sweep.done(),
                sweep.total(),
                sweep.probed(),
                sweep.seen(),
                sweep.skipped());
    }

    static @Nullable SweepJson orNull(@Nullable SweepRecord sweep) {
        return sweep == null ? null : of(sweep);
    }
}
