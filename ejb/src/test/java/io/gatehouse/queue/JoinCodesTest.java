package io.gatehouse.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.common.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinCodesTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Secrets SECRETS = new Secrets("A".repeat(43));

    private final UUID queue = UUID.fromString("6c8f1f4e-7a67-4d8d-9b7e-3f0f4a1b2c3d");
    private final JoinCode shown = at(Duration.ZERO).now(queue);

    @Test
    void aCodeIsShownForHalfAMinute() {
        assertThat(shown.until()).isEqualTo(NOON.plusSeconds(30));
        assertThat(at(Duration.ofMillis(29_999)).now(queue)).isEqualTo(shown);
        assertThat(at(Duration.ofSeconds(30)).now(queue).code()).isNotEqualTo(shown.code());
    }

    @Test
    void itIsGoodForThreeTimesAsLong() {
        assertThat(isGoodAfter(Duration.ZERO)).isTrue();
        assertThat(isGoodAfter(Duration.ofMillis(89_999))).isTrue();
        assertThat(isGoodAfter(Duration.ofSeconds(90))).isFalse();
    }

    @Test
    void aNodeWhoseClockIsLateByLessThanAHalfMinuteTakesItToo() {
        assertThat(isGoodAfter(Duration.ofMillis(-1))).isTrue();
        assertThat(isGoodAfter(Duration.ofSeconds(-31))).isFalse();
    }

    @Test
    void howItIsTypedDoesNotMatter() {
        String code = shown.code();

        assertThat(at(Duration.ZERO).isGood(queue, code.toLowerCase(Locale.ROOT)))
                .isTrue();
        assertThat(at(Duration.ZERO).isGood(queue, " " + code.substring(0, 3) + "-" + code.substring(3) + " "))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AAAAAA", "\0\0\0\0\0\0"})
    void whatWasNotShownIsNotGood(String typed) {
        assertThat(at(Duration.ZERO).isGood(queue, typed)).isFalse();
        assertThat(at(Duration.ZERO).isGood(queue, shown.code() + "A")).isFalse();
    }

    @Test
    void eachLineHasCodesOfItsOwn() {
        assertThat(at(Duration.ZERO).isGood(UUID.randomUUID(), shown.code())).isFalse();
        assertThat(shown.code()).matches("[2-9A-HJKMNP-TV-Z]{6}");
    }

    private boolean isGoodAfter(Duration time) {
        return at(time).isGood(queue, shown.code());
    }

    private static JoinCodes at(Duration afterNoon) {
        return new JoinCodes(SECRETS, Clock.fixed(NOON.plus(afterNoon), ZoneOffset.UTC));
    }
}
