package io.gatehouse.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RisingIdsTest {

    private static final Instant BEGIN = Instant.parse("2026-11-21T18:00:00.123Z");

    @Test
    void idsRiseAsTheDatabaseOrdersThem() {
        List<String> ids = ids(10_000);

        assertThat(ids).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void idsAreOfVersionSevenAndBeginWithTheTime() {
        for (String id : ids(5_000)) {
            UUID read = UUID.fromString(id);
            assertThat(read.version()).isEqualTo(7);
            assertThat(read.variant()).isEqualTo(2);
            assertThat(Instant.ofEpochMilli(read.getMostSignificantBits() >>> 16))
                    .isBetween(BEGIN, BEGIN.plusMillis(1));
        }
    }

    @Test
    void importsOfTheSameTimeHaveDifferentIds() {
        assertThat(ids(100)).doesNotContainAnyElementsOf(ids(100));
    }

    private static List<String> ids(int count) {
        RisingIds ids = new RisingIds(BEGIN);
        return Stream.generate(ids::next).map(UUID::toString).limit(count).toList();
    }
}
