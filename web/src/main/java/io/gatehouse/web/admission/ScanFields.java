package io.gatehouse.web.admission;

import io.gatehouse.admission.LateItem;
import io.gatehouse.admission.LateItem.LateScan;
import io.gatehouse.admission.LateItem.Origin;
import io.gatehouse.admission.LateItem.Unreadable;
import io.gatehouse.admission.ScanRequest;
import io.gatehouse.admission.rules.Direction;
import io.gatehouse.admission.rules.Reason;
import io.gatehouse.admission.rules.Verdict;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemException.Violation;
import io.gatehouse.common.Secrets;
import io.gatehouse.web.problem.Fields;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads scans from the fields of a request. */
final class ScanFields {

    private static final UUID NONE = new UUID(0, 0);
    private static final String CODE = "code";

    private ScanFields() {}

    static ScanRequest scan(Fields fields) {
        fields.require("scanId", "checkpointId");
        return new ScanRequest(
                fields.id("scanId", NONE),
                fields.id("checkpointId", NONE),
                fields.optionalText(CODE, null),
                fields.optionalId("ticketId"),
                fields.choice("direction", Direction.ENTRY, ScanFields::direction, "entry, exit"),
                fields.optionalTime("scannedAt", null),
                fields.flag("force", false));
    }

    static LateItem late(Fields fields) {
        fields.require("scannedAt");
        return new LateScan(
                scan(fields),
                fields.time("scannedAt", Instant.EPOCH),
                fields.optionalLong("n"),
                fields.optionalChoice("offlineVerdict", ScanFields::verdict, "ADMITTED, EXITED, REFUSED"),
                fields.optionalChoice("offlineReason", ScanFields::reason, "the reasons of a refusal"),
                fields.optionalId("operatorId"),
                fields.optionalObject("origin", ScanFields::origin));
    }

    /** Keeps what can't be read as a scan, but not the code that may be in it: codes are nowhere kept in clear. */
    static LateItem unreadable(JsonValue item, ProblemException problem) {
        JsonObject object = item instanceof JsonObject fields ? fields : JsonValue.EMPTY_JSON_OBJECT;
        String what = problem.violations().isEmpty()
                ? problem.detail()
                : problem.violations().stream().map(ScanFields::line).collect(Collectors.joining("; "));
        String scanId = object.get("scanId") instanceof JsonString text ? text.getString() : null;
        return new Unreadable(scanId, masked(item).toString(), item instanceof JsonObject ? what : "must be an object");
    }

    private static JsonValue masked(JsonValue item) {
        return item instanceof JsonObject object && object.get(CODE) instanceof JsonString code
                ? Json.createObjectBuilder(object)
                        .add(CODE, "sha256:" + HexFormat.of().formatHex(Secrets.hash(code.getString())))
                        .build()
                : item;
    }

    private static String line(Violation violation) {
        return violation.field() + " " + violation.message();
    }

    private static Origin origin(Fields fields) {
        fields.require("scannerId", "n", "signature");
        Long n = fields.optionalLong("n");
        return new Origin(fields.id("scannerId", NONE), n == null ? 0 : n, fields.text("signature", ""));
    }

    private static Optional<Direction> direction(String wire) {
        for (Direction direction : Direction.values()) {
            if (wire(direction).equals(wire)) {
                return Optional.of(direction);
            }
        }
        return Optional.empty();
    }

    private static Optional<Verdict> verdict(String wire) {
        for (Verdict verdict : Verdict.values()) {
            if (verdict.name().equals(wire)) {
                return Optional.of(verdict);
            }
        }
        return Optional.empty();
    }

    static Optional<Reason> reason(String wire) {
        for (Reason reason : Reason.values()) {
            if (reason.wire().equals(wire)) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }

    static String wire(Direction direction) {
        return direction.name().toLowerCase(Locale.ROOT);
    }
}
