package io.gatehouse.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.RealDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class NetworkStoreTest {

    private static final DataSource SOURCE = RealDatabase.another("network_store");

    private final NetworkStore store = new NetworkStore(SOURCE);
    private final UUID node = UUID.randomUUID();

    @Test
    void theNumberRisesWithEveryChangeAndStaysWithoutOne() throws SQLException {
        assertThat(store.tell(node, "-\nhttp://192.168.1.5")).isTrue();
        long first = store.read().sequence();
        assertThat(store.tell(node, "-\nhttp://192.168.1.5")).isFalse();
        assertThat(store.read().sequence()).isEqualTo(first);

        assertThat(store.tell(node, "-\nhttp://192.168.1.6")).isTrue();
        assertThat(store.read().sequence()).isGreaterThan(first);
        assertThat(store.read().content()).isEqualTo("-\nhttp://192.168.1.6");
        forget();
    }

    @Test
    void itIsAboveWhatAnyBackupCanHaveHeld() throws SQLException {
        store.tell(node, "-\nhttp://10.0.0.1");

        assertThat(store.read().sequence())
                .isGreaterThan(Instant.parse("2026-01-01T00:00:00Z").getEpochSecond());
        forget();
    }

    @Test
    void severalNodesAreTogetherUntilOneWasSilentForHalfAMinute() throws SQLException {
        UUID other = UUID.randomUUID();
        store.tell(node, "-\nhttp://10.0.0.1");
        assertThat(store.tell(other, "-\nhttp://10.0.0.2")).isTrue();
        assertThat(store.read().content()).isEqualTo("-\nhttp://10.0.0.1\n\n-\nhttp://10.0.0.2");

        run("UPDATE network_node SET told_at = told_at - interval '31 seconds' WHERE node = '" + node + "'");
        assertThat(store.tell(other, "-\nhttp://10.0.0.2")).isTrue();
        assertThat(store.read().content()).isEqualTo("-\nhttp://10.0.0.2");
        forget();
    }

    @Test
    void aNodeThatWasStartedAgainAndOffersTheSameChangesNothing() throws SQLException {
        store.tell(node, "-\nhttp://10.0.0.1");
        long before = store.read().sequence();

        assertThat(store.tell(UUID.randomUUID(), "-\nhttp://10.0.0.1")).isFalse();
        assertThat(store.read().sequence()).isEqualTo(before);
        forget();
    }

    private static void forget() throws SQLException {
        run("DELETE FROM network_node");
    }

    private static void run(String statement) throws SQLException {
        try (Connection connection = SOURCE.getConnection();
                var prepared = connection.prepareStatement(statement)) {
            prepared.executeUpdate();
        }
    }
}
