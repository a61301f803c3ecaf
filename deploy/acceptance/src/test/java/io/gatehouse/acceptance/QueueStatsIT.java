package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a queue's past adds up to, and the past itself as a table. */
@ExtendWith(Gatehouse.class)
class QueueStatsIT {
    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private final Event event = Event.create();
    private final LocalDate yesterday =
            Instant.now().atZone(VIENNA).toLocalDate().minusDays(1);

    @Test
    void whatWasDoneIsCounted() {
        var queue = Waiting.at(event, Map.of("counters", 2));
        var first = queue.join();
        var second = queue.join();
        var third = queue.join();
        queue.join();
        queue.next(1).expect(200);
        queue.next(2).expect(200);
        queue.move(first, "serve");
        queue.move(first, "complete");
        queue.move(second, "no-show");
        Api.anyone()
                .with("X-Device-Token", "not theirs")
                .delete(queue.path("/places/" + third.getString("id")))
                .problem(404);

        var total = queue.stats("").getJsonObject("total");

        figures(total, "joined", 4, "called", 2, "served", 1, "noShows", 1, "left", 0, "transferred", 0);
        assertThat(total.getJsonNumber("medianWaitSeconds").doubleValue()).isBetween(0.0, 30.0);
    }

    @Test
    void hoursAndDaysAreThoseOfTheEvent() {
        var queue = Waiting.at(event, Map.of());
        queue.visit(1, local("10:05"), 100, 30);
        queue.visit(2, local("10:50"), 300, 50);
        queue.visit(3, local("10:58"), 600, 70);
        queue.visit(4, local("14:00"), 60, 10);
        queue.visit(5, local("00:10"), 60, 10);

        var stats = queue.stats("");

        assertThat(stats.getString("zone")).isEqualTo("Europe/Vienna");
        var ten = hour(stats, local("10:00"));
        figures(ten, "joined", 3, "called", 2, "served", 2);
        assertThat(ten.getJsonNumber("meanWaitSeconds").doubleValue()).isEqualTo(200);
        assertThat(ten.getJsonNumber("medianWaitSeconds").doubleValue()).isEqualTo(200);
        assertThat(ten.getJsonNumber("p90WaitSeconds").doubleValue()).isEqualTo(280);
        assertThat(ten.getJsonNumber("meanServiceSeconds").doubleValue()).isEqualTo(40);
        figures(hour(stats, local("11:00")), "joined", 0, "called", 1, "served", 1);
        var day = stats.getJsonArray("days").getJsonObject(0);
        assertThat(stats.getJsonArray("days")).hasSize(1);
        assertThat(day.getString("date")).isEqualTo(yesterday.toString());
        assertThat(Instant.parse(day.getString("at")))
                .isEqualTo(yesterday.atStartOfDay(VIENNA).toInstant());
        assertThat(Instant.parse(day.getString("busiestHour"))).isEqualTo(local("10:00"));
        figures(day.getJsonObject("figures"), "joined", 5, "called", 5, "served", 5);
    }

    @Test
    void aZoneCanBeAskedForAndWithoutAnyItIsNobodys() {
        var queue = Waiting.nowhere();
        queue.visit(1, Instant.parse(yesterday + "T18:40:00Z"), 60, 30);

        assertThat(queue.stats("").getString("zone")).isEqualTo("UTC");
        var kolkata = queue.stats("?zone=Asia/Kolkata");
        assertThat(kolkata.getString("zone")).isEqualTo("Asia/Kolkata");
        assertThat(kolkata.getJsonArray("days").getJsonObject(0).getString("date"))
                .isEqualTo(yesterday.plusDays(1).toString());
        figures(hour(kolkata, Instant.parse(yesterday + "T18:30:00Z")), "joined", 1);
        Api.supervisor().get(queue.path("/stats?zone=Nowhere")).violates("zone");
    }

    @Test
    void theNightInWhichClocksGoBackIsADayOfTwentyFiveHours() {
        var autumn = lastAutumn();
        var queue = Waiting.at(event, Map.of());
        queue.visit(1, autumn.plus(Duration.ofMinutes(150)), 60, 30);
        queue.visit(2, autumn.plus(Duration.ofMinutes(210)), 60, 30);
        queue.visit(3, autumn.plus(Duration.ofMinutes(24 * 60 + 30)), 60, 30);
        queue.visit(4, autumn.plus(Duration.ofMinutes(25 * 60 + 30)), 60, 30);

        var days = queue.stats("").getJsonArray("days");

        assertThat(days).hasSize(2);
        figures(days.getJsonObject(0).getJsonObject("figures"), "joined", 3);
        figures(days.getJsonObject(1).getJsonObject("figures"), "joined", 1);
    }

    @Test
    void whatGuestsWereToldIsComparedWithWhatCameTrue() {
        var queue = Waiting.at(event, Map.of());
        queue.visit(1, local("10:00"), 300, FIVE_MINUTES);
        queue.visit(2, local("10:10"), 360, FIVE_MINUTES);
        queue.visit(3, local("10:20"), 390, FIVE_MINUTES);
        queue.visit(4, local("10:30"), 900, FIVE_MINUTES);
        queue.visit(5, local("10:40"), 10_000, 60);

        var accuracy = queue.stats("").getJsonObject("accuracy");

        for (var kept : List.of(
                accuracy.getJsonObject("total"),
                accuracy.getJsonObject("latest"),
                accuracy.getJsonArray("days").getJsonObject(0).getJsonObject("promises"))) {
            assertThat(kept.getInt("guests")).isEqualTo(4);
            assertThat(kept.getJsonNumber("typicalMissSeconds").doubleValue()).isEqualTo(75);
            assertThat(kept.getJsonNumber("meanMissSeconds").doubleValue()).isEqualTo(187.5);
            assertThat(kept.getJsonNumber("withinRange").doubleValue()).isEqualTo(0.75, within(1e-9));
        }
    }

    @Test
    void aQueueWithoutAPastHasNoFiguresThatItCannotKnow() {
        var stats = Waiting.nowhere().stats("");

        figures(stats.getJsonObject("total"), "joined", 0, "called", 0, "served", 0);
        assertThat(stats.getJsonObject("total").get("medianWaitSeconds")).isEqualTo(JsonValue.NULL);
        assertThat(stats.getJsonObject("total").get("meanServiceSeconds")).isEqualTo(JsonValue.NULL);
        assertThat(stats.getJsonArray("hours")).isEmpty();
        assertThat(stats.getJsonObject("accuracy").getJsonObject("total").get("typicalMissSeconds"))
                .isEqualTo(JsonValue.NULL);
    }

    @Test
    void allPlacesAreExportedAndNothingThatTellsWhoseTheyWere() {
        var queue = Waiting.at(event, Map.of("name", "=HYPERLINK(\"x\")"));
        queue.visit(1, local("10:00"), 300, FIVE_MINUTES);
        // a clock that was set back
        queue.visit(2, local("10:10"), -5, 60);
        Gatehouse.database().visited(queue.id(), 3, 2_500, local("10:20"), local("10:21"), local("10:22"));

        var answer = Api.supervisor().get(queue.path("/places.csv")).expect(200);
        var table = Table.of(answer);

        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        assertThat(answer.header("Content-Disposition")).contains("places.csv");
        assertThat(answer.header("Content-Length")).isEmpty();
        assertThat(table.header())
                .containsExactly(
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
        assertThat(table.column("number"))
                .hasSize(2_500)
                .doesNotHaveDuplicates()
                .endsWith("2500");
        assertThat(table.rows().get(0))
                .containsExactly(
                        "1",
                        "COMPLETED",
                        local("10:00").toString(),
                        local("10:05").toString(),
                        "",
                        local("10:06").toString(),
                        "1",
                        "1",
                        "0",
                        "300",
                        "200",
                        "400",
                        "300");
        assertThat(table.column("waitedSeconds").get(1)).isEqualTo("'-5");
        assertThat(answer.body()).contains("\"'-5\"").doesNotContain("HYPERLINK");
    }

    @Test
    void statisticsAreForSupervisorsOfThatEvent() {
        var queue = Waiting.at(event, Map.of());
        var elsewhere = Person.who("SUPERVISOR", Event.create()).api();
        var here = Person.who("SUPERVISOR", event).api();
        for (var path : List.of(queue.path("/stats"), queue.path("/places.csv"))) {
            here.get(path).expect(200);
            elsewhere.get(path).problem(404);
            Api.operator().get(path).problem(403);
            Api.bearing(queue.hostToken()).get(path).problem(403);
            Api.anyone().get(path).problem(401);
        }
        Api.supervisor().get("/api/queues/" + UUID.randomUUID() + "/stats").problem(404);
        Api.supervisor().get("/api/queues/" + UUID.randomUUID() + "/places.csv").problem(404);
    }

    private Instant local(String time) {
        return yesterday.atTime(LocalTime.parse(time)).atZone(VIENNA).toInstant();
    }

    /** The midnight before clocks went back for the last time. */
    private static Instant lastAutumn() {
        var rules = VIENNA.getRules();
        var change = rules.previousTransition(Instant.now().minus(Duration.ofDays(2)));
        while (change.isGap()) {
            change = rules.previousTransition(change.getInstant());
        }
        return change.getDateTimeBefore().toLocalDate().atStartOfDay(VIENNA).toInstant();
    }

    private static JsonObject hour(JsonObject stats, Instant at) {
        return stats.getJsonArray("hours").getValuesAs(JsonObject.class).stream()
                .filter(hour -> Instant.parse(hour.getString("at")).equals(at))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No hour " + at + " in " + stats))
                .getJsonObject("figures");
    }

    private static void figures(JsonObject figures, Object... namesAndFigures) {
        for (int i = 0; i < namesAndFigures.length; i += 2) {
            var name = namesAndFigures[i].toString();
            assertThat(figures.getInt(name)).as("%s in %s", name, figures).isEqualTo(namesAndFigures[i + 1]);
        }
    }
}
