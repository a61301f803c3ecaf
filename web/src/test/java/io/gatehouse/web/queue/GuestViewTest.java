package io.gatehouse.web.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.queue.Glance;
import io.gatehouse.queue.Line;
import io.gatehouse.queue.Place;
import io.gatehouse.queue.PlaceStatus;
import io.gatehouse.queue.Position;
import io.gatehouse.queue.Queue;
import io.gatehouse.queue.QueueDetails;
import io.gatehouse.queue.estimate.Accuracy;
import io.gatehouse.queue.estimate.Wait;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuestViewTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Wait TWELVE_MINUTES = new Wait(720, 480, 1020);
    private static final UUID ID = new UUID(1, 1);

    private QueueDetails details = QueueDetails.named("Bar", null);
    private boolean paused;
    private boolean opened = true;
    private int waiting = 3;
    private int inService = 1;
    private OptionalDouble secondsPerPlace = OptionalDouble.of(180);
    private Accuracy accuracy =
            new Accuracy(50, OptionalDouble.of(170), OptionalDouble.of(200), OptionalDouble.of(0.8));

    @Test
    void whoWaitsIsToldHowManyAreAheadAndHowLong() {
        GuestView view = of(PlaceStatus.WAITING, 3, TWELVE_MINUTES);

        assertThat(view.headline()).isEqualTo("You are in line");
        assertThat(view.ahead()).isEqualTo("3 people ahead of you");
        assertThat(wait(view, TWELVE_MINUTES)).isEqualTo("about 12 minutes, between 8 and 17");
        assertThat(view.title()).isEqualTo("42 · 3 people ahead of you");
        assertThat(view.track()).contains("50 guests: typical miss 3 minutes");
    }

    @Test
    void whoIsNextIsToldSoThoughSomebodyIsStillServed() {
        assertThat(of(PlaceStatus.WAITING, 1, null).headline()).isEqualTo("You are next");
        assertThat(of(PlaceStatus.WAITING, 2, null).headline()).isEqualTo("You are in line");
    }

    @Test
    void nobodyIsPromisedATimeThatIsNotKnown() {
        assertThat(wait(of(PlaceStatus.WAITING, 3, null), null)).contains("isn’t known yet");
        secondsPerPlace = OptionalDouble.empty();
        accuracy = new Accuracy(0, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
        assertThat(nobody().rough()).isEqualTo("not known yet");
        assertThat(nobody().track()).isEmpty();
    }

    @Test
    void aPausedLinePromisesNothing() {
        paused = true;

        assertThat(wait(of(PlaceStatus.WAITING, 3, TWELVE_MINUTES), TWELVE_MINUTES))
                .contains("paused");
        assertThat(nobody().rough()).isEqualTo("paused");
        assertThat(nobody().mayJoin()).isFalse();
        assertThat(nobody().cannot()).contains("paused");
    }

    @Test
    void aClosedLineIsClosedThoughItIsPausedToo() {
        paused = true;
        opened = false;

        assertThat(nobody().status()).isEqualTo("closed");
        assertThat(nobody().rough()).isEqualTo("closed");
        assertThat(nobody().cannot()).isEqualTo("The queue is closed, and nobody can join now.");
    }

    @Test
    void whoIsCalledIsToldWhere() {
        GuestView view = of(PlaceStatus.CALLED, 0, null);

        assertThat(view.headline()).isEqualTo("It’s your turn: counter 2");
        assertThat(view.title()).isEqualTo(view.headline());
    }

    @Test
    void roughlyIsForWhoWouldJoinNow() {
        assertThat(nobody().rough()).isEqualTo("about 12 minutes");
        inService = 0;
        assertThat(nobody().rough()).isEqualTo("about 9 minutes");
        waiting = 0;
        assertThat(nobody().rough()).isEqualTo("none");
    }

    @Test
    void whoWasServedMustWaitForAWhile() {
        details = new QueueDetails("Bar", null, null, 1800, 1, null, null, QueueDetails.Estimator.LEARNED, false);

        assertThat(of(PlaceStatus.COMPLETED, 0, null).mayJoin()).isFalse();
        assertThat(of(PlaceStatus.COMPLETED, 0, null).cannot()).contains("10:20");
        assertThat(of(PlaceStatus.NO_SHOW, 0, null).mayJoin()).isTrue();
    }

    @Test
    void aLineThatOpensLaterSaysWhen() {
        details = new QueueDetails(
                "Bar", null, null, 0, 1, NOW.plusSeconds(3600), null, QueueDetails.Estimator.LEARNED, false);

        assertThat(nobody().status()).isEqualTo("opens");
        assertThat(nobody().statusText()).matches("Opens at 11:00\\hAM");
        assertThat(nobody().cannot()).matches("You can join from 11:00\\hAM on\\.");
        assertThat(nobody().mayJoin()).isFalse();
        opened = false;
        assertThat(nobody().status()).isEqualTo("closed");
    }

    private static String wait(GuestView view, @Nullable Wait eta) {
        return view.howLong(new Position(place(PlaceStatus.WAITING), 3, eta));
    }

    private GuestView nobody() {
        return new GuestView(new GuestWords(Locale.ENGLISH), glance(), null, NOW, ZoneOffset.UTC);
    }

    private GuestView of(PlaceStatus status, int ahead, @Nullable Wait eta) {
        return new GuestView(
                new GuestWords(Locale.ENGLISH),
                glance(),
                new Line.Taken(new Position(place(status), ahead, eta), "CODE", false),
                NOW,
                ZoneOffset.UTC);
    }

    private Glance glance() {
        Queue queue = new Queue(
                ID,
                details,
                NOW,
                opened,
                paused ? NOW : null,
                42,
                38,
                waiting,
                inService,
                9,
                9,
                NOW.minusSeconds(9999));
        return new Glance(queue, secondsPerPlace, 50, accuracy);
    }

    private static Place place(PlaceStatus status) {
        boolean ended = !status.isLive();
        return new Place(
                ID,
                ID,
                42,
                status,
                0,
                NOW.minusSeconds(900),
                null,
                null,
                ended ? NOW.minusSeconds(600) : null,
                2,
                1,
                false,
                null);
    }
}
