package io.gatehouse.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.RealDatabase;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What PostgreSQL reads is what was written. */
class RowsTest {

    private record Change(UUID checkpointId, String category) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "VIP",
                "a,b",
                "(x)",
                "{x}",
                "\"",
                "\\",
                "\\\"",
                "'",
                "NULL",
                "a\nb\t",
                "Grüße 🎟",
                "\"\"\\\\"
            })
    void anyWordsArriveAsTheyAre(String words) {
        Change change = new Change(UUID.randomUUID(), words);

        assertThat(read(List.of(change, change))).containsExactly(change, change);
    }

    @Test
    void noRowsAreAnEmptyArrayAndWhatIsMissingIsNull() {
        assertThat(read(List.of())).isEmpty();
        assertThat(new Sql(RealDatabase.source())
                        .all(
                                "SELECT asked_hash, ticket_id FROM unnest(?::asked_scan[])",
                                row -> List.of(row.getBytes(1), row.getObject(2) == null),
                                Rows.of(
                                        List.of(new byte[] {0, 92, -1}),
                                        (row, bytes) -> row.plain(UUID.randomUUID())
                                                .plain(UUID.randomUUID())
                                                .bytes(bytes)
                                                .plain(null)
                                                .plain(UUID.randomUUID()))))
                .singleElement()
                .satisfies(read -> {
                    assertThat((byte[]) read.get(0)).containsExactly(0, 92, -1);
                    assertThat(read.get(1)).isEqualTo(true);
                });
    }

    private static List<Change> read(List<Change> changes) {
        return new Sql(RealDatabase.source())
                .all(
                        "SELECT checkpoint_id, category FROM unnest(?::checkpoint_change[])",
                        row -> new Change(row.getObject(1, UUID.class), row.getString(2)),
                        Rows.of(
                                changes,
                                (row, change) -> row.plain(change.checkpointId())
                                        .text(change.category())
                                        .plain(1)
                                        .plain(1)
                                        .plain(1)
                                        .plain(1)
                                        .plain(1)
                                        .plain(1)));
    }
}
