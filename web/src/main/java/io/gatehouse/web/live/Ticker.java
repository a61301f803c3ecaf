package io.gatehouse.web.live;

import io.gatehouse.live.News;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Where news come in, by whatever thread and however early: it needs nothing of the server itself. */
@ApplicationScoped
class Ticker {

    private final List<Consumer<News>> listeners = new CopyOnWriteArrayList<>();

    void listen(Consumer<News> listener) {
        listeners.add(listener);
    }

    void hear(@Observes News news) {
        listeners.forEach(listener -> listener.accept(news));
    }
}
