package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Several counters of one line, each with its own guest. */
@ExtendWith(Gatehouse.class)
class QueueCountersIT {

    @Test
    void nextTakesTheCounterThatIsFree() {
        var queue = Queue.create(Map.of("counters", 2));
        var guests = queue.guests(4);
        assertThat(queue.post("/next").expect(200).number("counter")).isEqualTo(1);
        assertThat(queue.post("/next").expect(200).number("counter")).isEqualTo(2);
        guests.get(1).is("complete").expect(200);

        assertThat(queue.post("/next").expect(200).number("counter")).isEqualTo(2);
        assertThat(queue.post("/next").expect(200).number("counter")).isEqualTo(1);
        queue.figures("waiting", 0, "inService", 2);
        queue.post("/next", Map.of("counter", 1)).expect(204);
        queue.figures("inService", 1);
    }

    @Test
    void aCounterThatIsNoMoreCountsNobody() {
        var queue = Queue.create(Map.of("counters", 3));
        var guests = queue.guests(4);
        queue.next(1);
        queue.next(2);
        queue.next(3);
        queue.figures("inService", 3);

        queue.change(Map.of("counters", 1)).expect(200);

        queue.figures("inService", 1, "waiting", 1);
        assertThat(guests.get(3).ahead()).isEqualTo(1);
        guests.get(1).is("recall").expect(200);
        guests.get(2).is("serve").expect(200);
        guests.get(2).is("complete").expect(200);
        guests.get(2).is("undo").expect(200);
        queue.figures("inService", 1);

        queue.change(Map.of("counters", 3)).expect(200);
        guests.get(2).is("undo").expect(200);
        queue.figures("inService", 2);
    }
}
