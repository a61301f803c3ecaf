package io.gatehouse.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.topic.ITopic;
import com.hazelcast.topic.Message;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/** The other nodes, joined by the server's data grid; there are none where clustering is not configured. */
@ApplicationScoped
public class Neighbours {

    private static final Logger LOG = Logger.getLogger(Neighbours.class.getName());
    private static final String GRID = "payara/Hazelcast";
    private static final String TOPIC = "gatehouse";
    private static final char END = '\n';
    private static final int MOST_UNHEARD = 10_000;
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private Event<Heard> heard;

    private @Nullable ITopic<String> topic;
    private @Nullable UUID listener;
    private @Nullable ThreadPoolExecutor ear;

    @PostConstruct
    void join() {
        HazelcastInstance grid = grid();
        if (grid == null) {
            return;
        }
        // one after another, and away from the grid's own threads; of too much the oldest is forgotten
        ear = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_UNHEARD),
                threads,
                new ThreadPoolExecutor.DiscardOldestPolicy());
        ITopic<String> joined = grid.getTopic(TOPIC);
        listener = joined.addMessageListener(this::hear);
        topic = joined;
        LOG.info("Other nodes of the data grid are told what changes here");
    }

    @PreDestroy
    void leave() {
        ITopic<String> joined = topic;
        topic = null;
        if (joined != null && listener != null) {
            try {
                joined.removeMessageListener(listener);
            } catch (RuntimeException gone) {
                LOG.log(Level.FINE, "The grid was gone before it could be left", gone);
            }
        }
        ThreadPoolExecutor listening = ear;
        if (listening != null) {
            listening.shutdown();
            try {
                listening.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether there may be any: who has much to say need not make it up when nobody could hear. */
    public boolean mayHear() {
        return topic != null;
    }

    /** Tells all others, and never fails: what they miss they must be able to do without. */
    public void say(String subject, String text) {
        ITopic<String> joined = topic;
        if (joined == null) {
            return;
        }
        try {
            joined.publish(subject + END + text);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Other nodes could not be told: {0}", e.getMessage());
        }
    }

    private void hear(Message<String> message) {
        ThreadPoolExecutor listening = ear;
        if (listening != null && !message.getPublishingMember().localMember()) {
            String said = message.getMessageObject();
            int end = said.indexOf(END);
            listening.execute(() -> understand(new Heard(said.substring(0, end), said.substring(end + 1))));
        }
    }

    private void understand(Heard word) {
        try {
            heard.fire(word);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "What another node said could not be understood", e);
        }
    }

    /** By its name and not injected, for where there is none the application must start all the same. */
    @SuppressWarnings("BanJNDI")
    private static @Nullable HazelcastInstance grid() {
        try {
            return (HazelcastInstance) new InitialContext().lookup(GRID);
        } catch (NamingException alone) {
            return null;
        }
    }
}
