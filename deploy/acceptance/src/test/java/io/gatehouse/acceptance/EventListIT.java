package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Gatehouse.class)
class EventListIT {

    @Test
    void theNewestEventsComeFirst() {
        var events = createInOrder(3);

        var listed = Pages.ids(Api.admin().get("/api/events").expect(200).items());

        assertThat(listed).containsSubsequence(events.get(2), events.get(1), events.get(0));
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        var events = createInOrder(7);

        var walked = Pages.ids(Pages.walk("/api/events?limit=3"));

        assertThat(walked).doesNotHaveDuplicates().containsAll(events);
    }

    @Test
    void aPageHoldsNoMoreThanAskedFor() {
        createInOrder(3);
        var page = Api.admin().get("/api/events?limit=2").expect(200);

        assertThat(page.items()).hasSize(2);
        assertThat(page.text("next")).isNotBlank();
    }

    @Test
    void eventsMadeWhileSomeoneTurnsThePagesMoveNothing() {
        var events = createInOrder(5);

        var walked = Pages.ids(Pages.walk("/api/events?limit=2", Event::create));

        assertThat(walked).doesNotHaveDuplicates().containsAll(events);
    }

    @Test
    void aCursorOrLimitThatMakesNoSenseIsNotTheServersFault() {
        Api.admin().get("/api/events?cursor=nonsense").refused();
        Api.admin().get("/api/events?cursor=%00").refused();
        Api.admin().get("/api/events?limit=many").refused();
        Api.admin().get("/api/events?limit=-1").refused();
        assertThat(Api.admin().get("/api/events?limit=1000000000").status()).isIn(200, 400);
    }

    private static List<String> createInOrder(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> Event.create(Map.of("startsAt", Event.fromNow(Duration.ofMinutes(n - 60L))))
                        .id())
                .toList();
    }
}
