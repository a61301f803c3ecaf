package io.gatehouse.web.queue;

import io.gatehouse.queue.QueueNews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where news come in, by whatever thread: it needs nothing of the server itself. */
@ApplicationScoped
class QueueTicker {

    private volatile @Nullable Consumer<QueueNews> listener;

    void listen(Consumer<QueueNews> one) {
        listener = one;
    }

    void hear(@Observes QueueNews news) {
        Consumer<QueueNews> one = listener;
        if (one != null) {
            one.accept(news);
        }
    }
}
