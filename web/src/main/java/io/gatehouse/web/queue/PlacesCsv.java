package io.gatehouse.web.queue;

import io.gatehouse.queue.Place;
import io.gatehouse.queue.QueueStats;
import io.gatehouse.queue.Told;
import io.gatehouse.queue.estimate.Wait;
import io.gatehouse.web.problem.Csv;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All places of a line as a table, a few thousand at a time; of whom they were, nothing stands in it. */
final class PlacesCsv {

    static final String MEDIA_TYPE = "text/csv;charset=UTF-8";

    private static final List<String> HEADER = List.of(
            "number",
            "status",
            "joinedAt",
            "calledAt",
            "servingAt",
            "endedAt",
            "counter",
            "calls",
            "priority",
            "promisedSeconds",
            "promisedFrom",
            "promisedTo",
            "waitedSeconds");

    private final QueueStats stats;
    private final UUID queueId;
    private List<Told> chunk;

    /** Reads the first rows at once, so that what is wrong is told before anything is sent. */
    PlacesCsv(QueueStats stats, UUID queueId) {
        this.stats = stats;
        this.queueId = queueId;
        chunk = stats.after(queueId, 0);
    }

    void write(OutputStream output) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
        Csv.line(writer, HEADER);
        while (!chunk.isEmpty()) {
            for (Told told : chunk) {
                Csv.line(writer, cells(told.place(), told.promised()));
            }
            chunk = stats.after(queueId, chunk.get(chunk.size() - 1).place().number());
        }
        writer.flush();
    }

    private static List<? extends @Nullable Object> cells(Place place, @Nullable Wait promised) {
        Instant called = place.calledAt();
        List<Long> range = WaitJson.range(promised);
        return Arrays.asList(
                place.number(),
                place.status(),
                place.joinedAt(),
                called,
                place.servingAt(),
                place.endedAt(),
                place.counter(),
                place.calls(),
                place.priority(),
                WaitJson.seconds(promised),
                range == null ? null : range.get(0),
                range == null ? null : range.get(1),
                called == null
                        ? null
                        : Duration.between(place.joinedAt(), called).toSeconds());
    }
}
