package io.gatehouse.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.discovery.Interest.Watching;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InterestTest {

    @Test
    void restsWhileNobodyWatchesAndNoHistoryIsWanted() {
        assertThat(Interest.pace(settings(true, false), Watching.NOBODY)).isEmpty();
        assertThat(Interest.pace(settings(true, true), Watching.NOBODY)).contains(Duration.ofSeconds(30));
        assertThat(Interest.pace(settings(false, true), watching(3, 10))).isEmpty();
    }

    @Test
    void theShortestTimeThatSomebodyAskedForHoldsButNeverLessThanTen() {
        assertThat(Interest.pace(settings(true, false), watching(1, null))).contains(Duration.ofSeconds(30));
        assertThat(Interest.pace(settings(true, false), watching(1, 15))).contains(Duration.ofSeconds(15));
        assertThat(Interest.pace(settings(true, false), watching(0, 1))).contains(Duration.ofSeconds(10));
        assertThat(Interest.pace(settings(true, false), watching(0, 90))).contains(Duration.ofSeconds(90));
        assertThat(Interest.pace(settings(true, false), watching(1, 90))).contains(Duration.ofSeconds(30));
        assertThat(Interest.pace(settings(true, true), watching(0, 90))).contains(Duration.ofSeconds(30));
    }

    private static Watching watching(int unsaid, @Nullable Integer shortest) {
        return new Watching(unsaid, shortest == null ? null : Duration.ofSeconds(shortest));
    }

    private static DiscoverySettings settings(boolean sweep, boolean history) {
        return new DiscoverySettings(true, List.of("192.168.7.0/24"), sweep, false, false, 30, history);
    }
}
