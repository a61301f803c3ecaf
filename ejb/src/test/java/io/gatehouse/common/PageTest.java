package io.gatehouse.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    @Test
    void oneRowMoreThanTheLimitMeansThatOthersFollow() {
        Page<Long> page =
                Page.of(List.of(9L, 8L, 7L), new Page.Request(Long.MAX_VALUE, 2), Long::longValue, row -> row);

        assertThat(page.items()).containsExactly(9L, 8L);
        assertThat(Page.Request.of(page.next(), null).before()).isEqualTo(8);
    }

    @Test
    void theLastPageHasNoNext() {
        assertThat(Page.of(List.of(9L, 8L), new Page.Request(10, 2), Long::longValue, row -> row)
                        .next())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "zzzz", "%%%", "AAAAAAAAAAAAAAAAAAAAAAAA"})
    void aCursorThatIsNotOursIsRefused(String cursor) {
        assertThatThrownBy(() -> Page.Request.of(cursor, null)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 501})
    void theLimitIsBounded(int limit) {
        assertThatThrownBy(() -> Page.Request.of(null, limit)).isInstanceOf(ProblemException.class);
    }
}
