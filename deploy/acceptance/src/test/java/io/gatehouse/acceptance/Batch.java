package io.gatehouse.acceptance;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A list of late scans as it is sent; an item is what {@link Scan#body} says, or whatever a broken client may send. */
final class Batch {
    private final Map<String, Object> fields;
    private final List<JsonValue> items;

    private Batch(Map<String, Object> fields, List<JsonValue> items) {
        this.fields = fields;
        this.items = items;
    }

    /** Sent now, by a clock that is right. */
    static Batch of(List<Scan> scans) {
        return unclocked(scans).sentAt(Instant.now());
    }

    static Batch of(Scan... scans) {
        return of(List.of(scans));
    }

    /** Without a word on when it was sent. */
    static Batch unclocked(List<Scan> scans) {
        return new Batch(Map.of(), scans.stream().map(Batch::item).toList());
    }

    Batch sentAt(Instant sentAt) {
        return with("sentAt", sentAt.toString());
    }

    Batch with(String field, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new Batch(more, items);
    }

    /** One item more, whatever it is. */
    Batch and(JsonValue item) {
        return new Batch(fields, Stream.concat(items.stream(), Stream.of(item)).toList());
    }

    Batch and(Scan scan) {
        return and(item(scan));
    }

    static JsonValue item(Scan scan) {
        return Json.createObjectBuilder(scan.body()).build();
    }

    String json() {
        var list = Json.createArrayBuilder();
        items.forEach(list::add);
        return Json.createObjectBuilder(fields).add("scans", list).build().toString();
    }
}
