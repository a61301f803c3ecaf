package io.gatehouse.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.RealDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertStoreTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final AlertStore store = new AlertStore(RealDatabase.source());
    private final UUID event = event();
    private final String subject = "code/" + UUID.randomUUID();

    @Test
    void oneOpenAlertIsCountedUpAndTheNextBeginsWhenItIsAcknowledged() {
        assertThat(store.raise(seen(event, 5, 0))).isTrue();
        assertThat(store.raise(seen(event, 1, 60))).isTrue();
        Alert alert = only(event, true);
        assertThat(alert.count()).isEqualTo(6);
        assertThat(alert.firstAt()).isEqualTo(NOON);
        assertThat(alert.lastAt()).isEqualTo(NOON.plusSeconds(60));

        assertThat(store.acknowledge(alert.id(), NOON.plusSeconds(70), "staff/x", "looked"))
                .isTrue();
        assertThat(store.acknowledge(alert.id(), NOON.plusSeconds(80), "staff/y", null))
                .isFalse();
        assertThat(store.one(alert.id()).orElseThrow().acknowledgedBy()).isEqualTo("staff/x");
        assertThat(store.raise(seen(event, 1, 90))).isTrue();
        assertThat(only(event, true).count()).isEqualTo(1);
        assertThat(store.before(event, null, Long.MAX_VALUE, 10))
                .filteredOn(one -> one.subject().equals(subject))
                .hasSize(2);
    }

    @Test
    void theSameAtAnotherEventIsAnotherAlertAndWhatIsNoEventsIsShownWithEach() {
        store.raise(seen(event, 1, 0));
        UUID other = event();
        store.raise(seen(other, 1, 0));
        store.raise(seen(null, 1, 0));

        assertThat(ours(event, true)).hasSize(2);
        assertThat(ours(other, true)).hasSize(2);
    }

    @Test
    void whatLastsIsCountedOnceForEachTimeAndLeftInPeaceOnceAcknowledged() {
        assertThat(store.raiseWhatLasts(seen(event, 1, 0), HOUR)).isTrue();
        assertThat(store.raiseWhatLasts(seen(event, 1, 0), HOUR)).isFalse();
        assertThat(store.raiseWhatLasts(seen(event, 1, 60), HOUR)).isTrue();
        Alert alert = only(event, true);
        assertThat(alert.count()).isEqualTo(2);

        store.acknowledge(alert.id(), NOON.plusSeconds(70), "staff/x", null);
        assertThat(store.raiseWhatLasts(seen(event, 1, 120), HOUR)).isFalse();
        assertThat(store.raiseWhatLasts(seen(event, 1, 3_700), HOUR)).isTrue();
    }

    private Sighting seen(@Nullable UUID eventId, int times, int second) {
        return new Sighting(
                eventId,
                Kind.REPEATED_REFUSALS,
                subject,
                "words",
                times,
                NOON.plusSeconds(second),
                NOON.plusSeconds(second));
    }

    private Alert only(UUID eventId, boolean open) {
        List<Alert> found = ours(eventId, open);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private List<Alert> ours(UUID eventId, boolean open) {
        return store.before(eventId, open, Long.MAX_VALUE, 100).stream()
                .filter(alert -> alert.subject().equals(subject))
                .toList();
    }

    private static UUID event() {
        UUID id = UUID.randomUUID();
        RealDatabase.run("""
                INSERT INTO event (id, name, timezone, starts_at, ends_at, created_at)
                VALUES (?, 'Event', 'UTC', now(), now() + interval '1 day', now())
                """, id);
        return id;
    }
}
