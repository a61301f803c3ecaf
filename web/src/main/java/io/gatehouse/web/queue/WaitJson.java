package io.gatehouse.web.queue;

import io.gatehouse.queue.estimate.Wait;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a wait is written: whole seconds. */
final class WaitJson {

    private WaitJson() {}

    static @Nullable Long seconds(@Nullable Wait wait) {
        return wait == null ? null : Math.round(wait.seconds());
    }

    /** From and to. */
    static @Nullable List<Long> range(@Nullable Wait wait) {
        return wait == null ? null : List.of(Math.round(wait.least()), Math.round(wait.most()));
    }
}
