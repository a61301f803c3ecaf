package io.gatehouse.live;

import io.gatehouse.admission.Verdicts.Given;
import io.gatehouse.admission.rules.Direction;
import io.gatehouse.admission.rules.Reason;
import io.gatehouse.admission.rules.Verdict;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** News as one node tells another. */
final class NewsText {

    private NewsText() {}

    static String of(News news) {
        JsonArrayBuilder parts = Json.createArrayBuilder();
        news.parts().forEach(part -> parts.add(part.name()));
        JsonArrayBuilder scans = Json.createArrayBuilder();
        news.scans().forEach(scan -> scans.add(scan(scan)));
        JsonArrayBuilder acts = Json.createArrayBuilder();
        news.acts().forEach(act -> acts.add(act(act)));
        JsonObjectBuilder text = Json.createObjectBuilder().add("event", text(news.eventId()));
        put(text, "since", news.since());
        return text.add("parts", parts)
                .add("scans", scans)
                .add("acts", acts)
                .build()
                .toString();
    }

    static News read(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonObject news = reader.readObject();
            Set<Part> parts = EnumSet.noneOf(Part.class);
            news.getJsonArray("parts")
                    .getValuesAs(JsonString::getString)
                    .forEach(part -> parts.add(Part.valueOf(part)));
            return new News(
                    UUID.fromString(news.getString("event")),
                    Set.copyOf(parts),
                    time(news, "since"),
                    news.getJsonArray("scans").getValuesAs(NewsText::scanned),
                    news.getJsonArray("acts").getValuesAs(NewsText::readAct));
        }
    }

    private static JsonObjectBuilder scan(Scanned scanned) {
        Given scan = scanned.scan();
        JsonObjectBuilder text = Json.createObjectBuilder()
                .add("by", scanned.by())
                .add("scan", text(scan.scanId()))
                .add("checkpointId", text(scan.checkpointId()))
                .add("checkpoint", scan.checkpoint())
                .add("scannerId", text(scan.scannerId()))
                .add("scanner", scan.scanner())
                .add("direction", scan.direction().name())
                .add("verdict", scan.verdict().name())
                .add("forced", scan.forced())
                .add("settled", text(scan.settledAt()))
                .add("decided", text(scan.decidedAt()));
        put(text, "ticket", scan.ticketId());
        put(text, "operator", scan.operatorId());
        Reason reason = scan.reason();
        put(text, "reason", reason == null ? null : reason.wire());
        return text;
    }

    private static Scanned scanned(JsonObject scan) {
        return new Scanned(given(scan), scan.getString("by"));
    }

    private static Given given(JsonObject scan) {
        String reason = scan.getString("reason", null);
        return new Given(
                UUID.fromString(scan.getString("scan")),
                id(scan, "ticket"),
                UUID.fromString(scan.getString("checkpointId")),
                scan.getString("checkpoint"),
                UUID.fromString(scan.getString("scannerId")),
                scan.getString("scanner"),
                id(scan, "operator"),
                Direction.valueOf(scan.getString("direction")),
                Verdict.valueOf(scan.getString("verdict")),
                reason == null ? null : Reason.read(reason),
                scan.getBoolean("forced"),
                Instant.parse(scan.getString("settled")),
                Instant.parse(scan.getString("decided")));
    }

    private static JsonObjectBuilder act(Act act) {
        JsonObjectBuilder text = Json.createObjectBuilder()
                .add("at", text(act.at()))
                .add("staff", act.staff())
                .add("action", act.action())
                .add("subject", act.subject());
        put(text, "device", act.device());
        return text;
    }

    private static Act readAct(JsonObject act) {
        return new Act(
                Instant.parse(act.getString("at")),
                act.getString("staff"),
                act.getString("action"),
                act.getString("subject"),
                act.getString("device", null));
    }

    private static void put(JsonObjectBuilder object, String name, @Nullable Object value) {
        if (value != null) {
            object.add(name, text(value));
        }
    }

    private static String text(Object value) {
        return value.toString();
    }

    private static @Nullable UUID id(JsonObject object, String name) {
        String text = object.getString(name, null);
        return text == null ? null : UUID.fromString(text);
    }

    private static @Nullable Instant time(JsonObject object, String name) {
        String text = object.getString(name, null);
        return text == null ? null : Instant.parse(text);
    }
}
