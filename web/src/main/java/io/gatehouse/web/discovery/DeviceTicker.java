package io.gatehouse.web.discovery;

import io.gatehouse.discovery.SweepNews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where news come in, by whatever thread: it needs nothing of the server itself. */
@ApplicationScoped
class DeviceTicker {

    private volatile @Nullable Consumer<SweepNews> listener;

    void listen(Consumer<SweepNews> one) {
        listener = one;
    }

    void hear(@Observes SweepNews news) {
        Consumer<SweepNews> one = listener;
        if (one != null) {
            one.accept(news);
        }
    }
}
