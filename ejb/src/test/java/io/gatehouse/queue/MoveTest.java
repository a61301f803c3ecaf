package io.gatehouse.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.queue.Move.By;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MoveTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CALL     | WAITING",
                "RECALL   | CALLED",
                "SERVE    | CALLED",
                "COMPLETE | CALLED SERVING",
                "NO_SHOW  | WAITING CALLED",
                "REQUEUE  | CALLED NO_SHOW",
                "UNDO     | CALLED SERVING COMPLETED NO_SHOW",
                "PREFER   | WAITING",
                "TRANSFER | WAITING CALLED",
                "LEAVE    | WAITING CALLED"
            })
    void eachMoveIsLegalFromTheseStatesAndNoOther(Move move, String states) {
        Set<PlaceStatus> legal = Arrays.stream(states.split(" "))
                .map(PlaceStatus::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(PlaceStatus.class)));

        for (PlaceStatus status : PlaceStatus.values()) {
            assertThat(move.isLegalFrom(status)).as("%s from %s", move, status).isEqualTo(legal.contains(status));
        }
        assertThat(move.from()).isEqualTo(legal);
    }

    @ParameterizedTest
    @EnumSource(Move.class)
    void onlyLeavingIsTheGuests(Move move) {
        assertThat(move.by()).isEqualTo(move == Move.LEAVE ? By.GUEST : By.HOST);
    }

    @Test
    void whoGaveUpComesBackByJoiningOnly() {
        assertThat(List.of(Move.values())).noneMatch(move -> move.isLegalFrom(PlaceStatus.CANCELLED));
    }

    @Test
    void theAuditCallsThemAsPeopleRead() {
        assertThat(Move.NO_SHOW.fact()).isEqualTo("place.no-show");
    }
}
