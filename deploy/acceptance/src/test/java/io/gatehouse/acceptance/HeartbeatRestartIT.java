package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What heartbeats told of a clock outlives the server that heard it. */
class HeartbeatRestartIT {
    private static final Duration FAST = Duration.ofHours(3);

    private final Product product = Product.start("heartbeats", "acceptance-Admin-7391");
    private final AutoCloseable ours = Gatehouse.insteadOf(product);

    @AfterEach
    void stop() throws Exception {
        product.close();
        ours.close();
    }

    @Test
    @Timeout(240)
    void aClockThatWasHeardIsKnownAfterARestartHoweverTheServerEnded() {
        var event = Event.create();
        var gate = event.checkpoint();
        var killed = event.door(gate);
        killed.heartbeat(Instant.now().plus(FAST)).expect(200);
        await("the first is written").until(() -> Gatehouse.database().heartbeatsOf(killed) == 1);
        product.kill();
        product.startAgain();

        assertThat(killed.row().getString("type")).isEqualTo("LAN");
        isSettledByHeartbeats(event, killed);

        var stopped = event.door(gate);
        stopped.heartbeat(Instant.now().plus(FAST)).expect(200);
        await("the first is written").until(() -> Gatehouse.database().heartbeatsOf(stopped) == 1);
        product.close();
        product.startAgain();

        // a beat without a time leaves what is known of the clock
        stopped.heartbeat(Map.of("deviceId", "phone", "type", "LAN")).expect(200);
        isSettledByHeartbeats(event, stopped);
    }

    private static void isSettledByHeartbeats(Event event, Door door) {
        var made = Instant.now().truncatedTo(ChronoUnit.MILLIS).minus(Duration.ofMinutes(40));
        var scan =
                Scan.of(door.checkpoint(), event.ticket()).at(made.plus(FAST)).letIn();

        door.upload(Batch.unclocked(List.of(scan)));

        var settled = Instant.parse(event.row(scan).getString("settledAt"));
        assertThat(settled).isBetween(made.minusSeconds(20), made.plusSeconds(20));
    }
}
