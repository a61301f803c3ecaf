package io.gatehouse.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class PlaceTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final int COOLDOWN = 60;

    @Test
    void whoWasServedCoolsDownUntilTheLastMoment() {
        Place served = ended(PlaceStatus.COMPLETED, NOON);

        assertThat(served.cooling(COOLDOWN, NOON)).contains(Duration.ofSeconds(60));
        assertThat(served.cooling(COOLDOWN, NOON.plusMillis(59_999))).contains(Duration.ofMillis(1));
        assertThat(served.cooling(COOLDOWN, NOON.plusSeconds(60))).isEmpty();
        assertThat(served.cooling(0, NOON)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = PlaceStatus.class, mode = Mode.EXCLUDE, names = "COMPLETED")
    void nobodyElseDoes(PlaceStatus status) {
        assertThat(ended(status, status.isLive() ? null : NOON).cooling(COOLDOWN, NOON))
                .isEmpty();
    }

    @Test
    void aFreshPlaceWaits() {
        Place fresh = Place.fresh(UUID.randomUUID(), UUID.randomUUID(), 7, NOON);

        assertThat(fresh.status()).isEqualTo(PlaceStatus.WAITING);
        assertThat(fresh.status().isLive()).isTrue();
        assertThat(fresh.joinedAt()).isEqualTo(NOON);
        assertThat(fresh.calls()).isZero();
    }

    private static Place ended(PlaceStatus status, @Nullable Instant at) {
        return new Place(
                UUID.randomUUID(), UUID.randomUUID(), 1, status, 0, NOON, null, null, at, null, 0, false, null);
    }
}
