package io.gatehouse.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatehouse.queue.Quarter.What;
import io.gatehouse.queue.Statistics.Day;
import io.gatehouse.queue.Statistics.Hour;
import io.gatehouse.queue.Statistics.Promises;
import io.gatehouse.queue.Statistics.Waits;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");
    private static final Promises NOTHING = new Promises(0, null, null, null);

    @Test
    void quartersAddUpToHoursAndDays() {
        Statistics told = told(
                VIENNA,
                joined("2026-06-01T10:00:00Z", 3),
                joined("2026-06-01T10:45:00Z", 4),
                joined("2026-06-01T11:00:00Z", 2),
                joined("2026-06-02T11:00:00Z", 1));

        assertThat(told.total().joined()).isEqualTo(10);
        assertThat(told.hours())
                .extracting(hour -> hour.at() + " " + hour.figures().joined())
                .containsExactly("2026-06-01T10:00:00Z 7", "2026-06-01T11:00:00Z 2", "2026-06-02T11:00:00Z 1");
        assertThat(told.days())
                .extracting(day -> day.date() + " " + day.figures().joined())
                .containsExactly("2026-06-01 9", "2026-06-02 1");
    }

    @Test
    void theClocksOfTheZoneSayWhenADayBegins() {
        Statistics told = told(VIENNA, joined("2026-06-01T21:45:00Z", 1), joined("2026-06-01T22:00:00Z", 1));

        assertThat(told.days())
                .extracting(Day::date)
                .containsExactly(LocalDate.parse("2026-06-01"), LocalDate.parse("2026-06-02"));
        assertThat(told.days().get(1).at()).isEqualTo(Instant.parse("2026-06-01T22:00:00Z"));
    }

    @Test
    void theHourThatClocksTellTwiceInAutumnIsTwoHoursOfALongDay() {
        Statistics told = told(
                VIENNA,
                joined("2026-10-25T00:30:00Z", 1),
                joined("2026-10-25T01:30:00Z", 2),
                joined("2026-10-25T22:45:00Z", 4),
                joined("2026-10-25T23:00:00Z", 8));

        assertThat(told.hours().subList(0, 2))
                .extracting(hour -> hour.at() + " " + hour.figures().joined())
                .containsExactly("2026-10-25T00:00:00Z 1", "2026-10-25T01:00:00Z 2");
        assertThat(told.days()).extracting(day -> day.figures().joined()).containsExactly(7L, 8L);
    }

    @Test
    void theHourThatIsLeftOutInSpringIsMissedByNobody() {
        Statistics told = told(VIENNA, joined("2026-03-29T00:45:00Z", 1), joined("2026-03-29T01:00:00Z", 1));

        assertThat(told.hours())
                .extracting(Hour::at)
                .containsExactly(Instant.parse("2026-03-29T00:00:00Z"), Instant.parse("2026-03-29T01:00:00Z"));
    }

    @Test
    void whereClocksDifferByHalfAnHourHoursBeginThere() {
        Statistics told = told(KOLKATA, joined("2026-06-01T10:15:00Z", 1), joined("2026-06-01T10:30:00Z", 1));

        assertThat(told.hours())
                .extracting(Hour::at)
                .containsExactly(Instant.parse("2026-06-01T09:30:00Z"), Instant.parse("2026-06-01T10:30:00Z"));
    }

    @Test
    void waitsOfADayAreNotTheMeanOfItsHours() {
        Statistics told =
                told(VIENNA, called("2026-06-01T10:00:00Z", 60, 120, 180), called("2026-06-01T12:00:00Z", 600));

        waits(told.total().waits(), 240, 150, 474);
        waits(told.hours().get(0).figures().waits(), 120, 120, 168);
        waits(told.hours().get(1).figures().waits(), 600, 600, 600);
    }

    @Test
    void nobodyCalledIsNoWaitAndNobodyServedNoService() {
        Statistics told = told(VIENNA, joined("2026-06-01T10:00:00Z", 5));

        assertThat(told.total().waits()).isNull();
        assertThat(told.total().serviceSeconds()).isNull();
        assertThat(told.days().get(0).promises()).isEqualTo(NOTHING);
    }

    @Test
    void serviceIsTheMeanOfAllWhoWereServedAndNotOfHours() {
        Statistics told = told(
                VIENNA,
                new Quarter(at("2026-06-01T10:00:00Z"), What.COMPLETED, 3, List.of(), List.of(), 0, 3, 360),
                new Quarter(at("2026-06-01T12:00:00Z"), What.COMPLETED, 2, List.of(), List.of(), 0, 1, 40));

        assertThat(told.total().served()).isEqualTo(5);
        assertThat(told.total().serviceSeconds()).isEqualTo(100);
    }

    @Test
    void howItEndedIsCountedApart() {
        Statistics told = told(
                VIENNA,
                ended(What.NO_SHOW, 2),
                ended(What.CANCELLED, 3),
                ended(What.TRANSFERRED, 4),
                ended(What.COMPLETED, 5));

        assertThat(told.total().noShows()).isEqualTo(2);
        assertThat(told.total().left()).isEqualTo(3);
        assertThat(told.total().transferred()).isEqualTo(4);
        assertThat(told.total().served()).isEqualTo(5);
    }

    @Test
    void theBusiestHourIsTheFirstInWhichMostJoined() {
        Statistics told = told(
                VIENNA,
                joined("2026-06-01T10:00:00Z", 4),
                joined("2026-06-01T12:15:00Z", 6),
                joined("2026-06-01T14:00:00Z", 6),
                called("2026-06-02T10:00:00Z", 1));

        assertThat(told.days().get(0).busiestHour()).isEqualTo(at("2026-06-01T12:00:00Z"));
        assertThat(told.days().get(1).busiestHour()).isNull();
    }

    @Test
    void promisesOfDaysAddUpToThoseOfAll() {
        Statistics told =
                told(VIENNA, promised("2026-06-01T10:00:00Z", 2, 30, 60, 90), promised("2026-06-02T10:00:00Z", 1, 300));

        assertThat(told.promises()).isEqualTo(new Promises(4, 75.0, 120.0, 0.75));
        assertThat(told.days().get(0).promises().typicalMissSeconds()).isEqualTo(60);
        assertThat(told.days().get(0).promises().covered()).isEqualTo(2 / 3.0, within(1e-9));
        assertThat(told.days().get(1).promises().covered()).isEqualTo(1);
    }

    @Test
    void hoursAreToldOfTheLatestDaysOnly() {
        Statistics told = Statistics.of(
                VIENNA,
                List.of(joined("2026-04-01T10:00:00Z", 1), joined("2026-06-01T10:00:00Z", 1)),
                NOTHING,
                at("2026-06-02T10:00:00Z"));

        assertThat(told.hours()).hasSize(1);
        assertThat(told.days()).hasSize(2);
    }

    @Test
    void partsLieBetweenValuesAsNearToEachAsTheyAre() {
        int[] values = IntStream.rangeClosed(0, 10).map(n -> n * 10).toArray();

        assertThat(Tally.part(values, 0.5)).isEqualTo(50);
        assertThat(Tally.part(values, 0.9)).isEqualTo(90);
        assertThat(Tally.part(new int[] {7}, 0.9)).isEqualTo(7);
        assertThat(Tally.part(new int[] {0, 10}, 0.9)).isEqualTo(9, within(1e-9));
    }

    private static void waits(@Nullable Waits told, double mean, double median, double ninetieth) {
        Waits waits = Objects.requireNonNull(told);
        assertThat(waits.mean()).isEqualTo(mean);
        assertThat(waits.median()).isEqualTo(median);
        assertThat(waits.ninetieth()).isEqualTo(ninetieth, within(1e-9));
    }

    private static Statistics told(ZoneId zone, Quarter... quarters) {
        Instant last = List.of(quarters).get(quarters.length - 1).at();
        return Statistics.of(zone, List.of(quarters), NOTHING, last.plus(Duration.ofHours(1)));
    }

    private static Quarter joined(String at, long many) {
        return new Quarter(at(at), What.JOINED, many, List.of(), List.of(), 0, 0, 0);
    }

    private static Quarter called(String at, Integer... waits) {
        return new Quarter(at(at), What.CALLED, waits.length, List.of(waits), List.of(), 0, 0, 0);
    }

    private static Quarter promised(String at, long kept, Integer... misses) {
        return new Quarter(at(at), What.CALLED, misses.length, List.of(misses), List.of(misses), kept, 0, 0);
    }

    private static Quarter ended(What what, long many) {
        return new Quarter(at("2026-06-01T10:00:00Z"), what, many, List.of(), List.of(), 0, 0, 0);
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }
}
