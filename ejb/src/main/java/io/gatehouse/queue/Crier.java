package io.gatehouse.queue;

import io.gatehouse.cluster.Heard;
import io.gatehouse.cluster.Neighbours;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells this node and the others that a line changed, once that is committed. What it was, each reads from the database. */
@ApplicationScoped
class Crier {

    private static final Logger LOG = Logger.getLogger(Crier.class.getName());
    private static final String SUBJECT = "queue";
    private static final String SEPARATOR = " ";

    @Inject
    private Neighbours neighbours;

    @Inject
    private Event<QueueNews> news;

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) QueueChanged change) {
        UUID eventId = change.eventId();
        neighbours.say(SUBJECT, change.queueId() + (eventId == null ? "" : SEPARATOR + eventId));
        fire(new QueueNews(change.queueId(), eventId));
    }

    void heard(@Observes Heard word) {
        if (word.subject().equals(SUBJECT)) {
            String[] ids = word.text().split(SEPARATOR, 2);
            fire(new QueueNews(UUID.fromString(ids[0]), ids.length == 1 ? null : UUID.fromString(ids[1])));
        }
    }

    private void fire(QueueNews one) {
        try {
            news.fire(one);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Some who watch a queue were not told", e);
        }
    }
}
