package io.gatehouse.admission;

import io.gatehouse.admission.LateItem.LateScan;
import io.gatehouse.admission.LateItem.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;

/** Whether a scan that one scanner hands in for another was made by that other: its enrolled Ed25519 key has signed it. */
@ApplicationScoped
class Origins {

    private static final int KEY_BYTES = 32;

    boolean proves(Sql sql, LateScan scan, UUID eventId) {
        Origin origin = Objects.requireNonNull(scan.origin());
        return sql.one(
                        "SELECT public_key FROM scanner WHERE id = ? AND event_id = ?",
                        row -> String.valueOf(row.getString("public_key")),
                        origin.scannerId(),
                        eventId)
                .map(key -> verifies(key, origin.signature(), signed(scan, origin)))
                .orElse(false);
    }

    /** What a scanner signs, one a line; what is not there is an empty line. */
    static byte[] signed(LateScan scan, Origin origin) {
        ScanRequest asked = scan.scan();
        return String.join(
                        "\n",
                        "gatehouse-scan-v1",
                        origin.scannerId().toString(),
                        Long.toString(origin.n()),
                        asked.scanId().toString(),
                        asked.checkpointId().toString(),
                        text(asked.code() == null ? asked.ticketId() : asked.code()),
                        asked.direction().name().toLowerCase(Locale.ROOT),
                        scan.scannedAt().toString(),
                        Boolean.toString(asked.force()),
                        text(scan.offlineVerdict()),
                        scan.offlineReason() == null ? "" : scan.offlineReason().wire())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** The key as 32 raw bytes, or as the DER form that ends in them, in base64url. */
    private static boolean verifies(String key, String signature, byte[] message) {
        try {
            byte[] der = Base64.getUrlDecoder().decode(key);
            byte[] signed = Base64.getUrlDecoder().decode(signature);
            if (der.length < KEY_BYTES || signed.length != Ed25519.SIGNATURE_SIZE) {
                return false;
            }
            byte[] raw = Arrays.copyOfRange(der, der.length - KEY_BYTES, der.length);
            return Ed25519.verify(signed, 0, raw, 0, message, 0, message.length);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
