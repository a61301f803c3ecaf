package io.gatehouse.discovery;

import io.gatehouse.cluster.Heard;
import io.gatehouse.cluster.Neighbours;
import io.gatehouse.discovery.SweepNews.What;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells this node and the others. Only that something happened: what it was, each reads from the database. */
@ApplicationScoped
class Herald {

    private static final Logger LOG = Logger.getLogger(Herald.class.getName());
    private static final String SUBJECT = "discovery";
    private static final String SEPARATOR = " ";
    private static final String WANTED = "discovery-wanted";
    private static final int PARTS = 4;

    @Inject
    private Neighbours neighbours;

    @Inject
    private Event<SweepNews> news;

    void tell(SweepNews one) {
        neighbours.say(
                SUBJECT, String.join(SEPARATOR, one.what().name(), "" + one.seq(), "" + one.done(), "" + one.total()));
        fire(one);
    }

    /** That somebody here would like to see that sweep, which another node runs, end soon. */
    void want(long seq, String by) {
        neighbours.say(WANTED, seq + SEPARATOR + by);
    }

    /** What another node said by {@link #want}. */
    static Optional<Want> wanted(Heard word) {
        if (!word.subject().equals(WANTED)) {
            return Optional.empty();
        }
        String[] parts = word.text().split(SEPARATOR, 2);
        return Optional.of(new Want(Long.parseLong(parts[0]), parts[1]));
    }

    /** Who wants which sweep to end soon. */
    record Want(long seq, String by) {}

    /** Found out by looking, so that the others will too. */
    void tellHere(SweepNews one) {
        fire(one);
    }

    void heard(@Observes Heard word) {
        if (word.subject().equals(SUBJECT)) {
            String[] parts = word.text().split(SEPARATOR, PARTS);
            fire(new SweepNews(
                    What.valueOf(parts[0]),
                    Long.parseLong(parts[1]),
                    Integer.parseInt(parts[2]),
                    Integer.parseInt(parts[3])));
        }
    }

    private void fire(SweepNews one) {
        try {
            news.fire(one);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Some who watch devices were not told", e);
        }
    }
}
