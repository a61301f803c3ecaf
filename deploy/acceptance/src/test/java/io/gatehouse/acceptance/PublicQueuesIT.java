package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An installation where anyone may make a queue: then those who do are strangers to each other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicQueuesIT {
    private final Product product =
            Product.start("public-queues", "acceptance-Admin-7391", Map.of("GATEHOUSE_QUEUES_PUBLIC_CREATION", "true"));
    private final AutoCloseable ours = Gatehouse.insteadOf(product);

    @AfterAll
    void stop() throws Exception {
        product.close();
        ours.close();
    }

    @Test
    void anyoneMakesAQueueAndRunsItButNotAtAnEvent() {
        var queue = anyones();
        var guest = queue.guest();

        assertThat(queue.next()).isEqualTo(guest.number());
        var event = Event.create();
        Api.anyone()
                .post("/api/queues", Queue.description(Map.of("eventId", event.id())))
                .problem(401);
        queue.host().patch(queue.path(""), Map.of("counters", 2)).problem(403);
        Api.anyone().post("/api/queues", Map.of("name", "")).violates("name");
    }

    @Test
    void nobodySendsGuestsIntoAStrangersQueue() {
        var one = anyones();
        var other = anyones();
        var guest = one.guest();

        guest.movedTo(other).problem(409, "illegal-state");

        assertThat(guest.status()).isEqualTo("WAITING");
        other.figures("waiting", 0);
        Api.supervisor()
                .post(guest.path() + "/transfer", Map.of("queueId", other.id()))
                .expect(200);
    }

    private static Queue anyones() {
        return Queue.of(
                Api.anyone().post("/api/queues", Queue.description(Map.of())).expect(201));
    }
}
