package io.gatehouse.web.audit;

import io.gatehouse.audit.seal.Broken;
import io.gatehouse.audit.seal.Seal;
import io.gatehouse.audit.seal.Verification;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whether what is recorded is as it was; what is broken, the first of it by itself and at most a hundred. */
@Schema(name = "AuditVerification")
public record VerificationJson(
        boolean ok,
        long records,
        long auditRecords,
        long scans,
        long seals,
        long unsealed,
        @Nullable NewestSeal newestSeal,
        @Nullable Broken firstBroken,
        List<Broken> broken) {

    public record NewestSeal(long no, Instant at, long records, String digest, String signature, String publicKey) {}

    static VerificationJson of(Verification found, String publicKey) {
        Seal newest = found.newest();
        return new VerificationJson(
                found.ok(),
                found.records() + found.scans(),
                found.records(),
                found.scans(),
                found.seals(),
                found.unsealed(),
                newest == null
                        ? null
                        : new NewestSeal(
                                newest.no(),
                                newest.at(),
                                (long) newest.records() + newest.scans(),
                                newest.digest(),
                                newest.signature(),
                                publicKey),
                found.first().orElse(null),
                found.broken());
    }
}
