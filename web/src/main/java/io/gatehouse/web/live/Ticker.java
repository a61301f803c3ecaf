package io.gatehouse.web.live;

import io.gatehouse.live.News;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Where news come in, by whatever thread and however early: it needs nothing of the server itself. */
@ApplicationScoped
class Ticker {

    private static final Logger LOG = Logger.getLogger(Ticker.class.getName());

    private final List<Consumer<News>> listeners = new CopyOnWriteArrayList<>();

    void listen(Consumer<News> listener) {
        listeners.add(listener);
    }

    void hear(@Observes News news) {
        for (Consumer<News> listener : listeners) {
            try {
                listener.accept(news);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "Some who watch were not told", e);
            }
        }
    }
}
