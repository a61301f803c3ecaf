package io.gatehouse.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gatehouse.common.ProblemException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class CommandNameTest {

    @ParameterizedTest
    @EnumSource
    void everyNameReadsBack(CommandName name) {
        assertThat(CommandName.read(name.wire())).contains(name);
    }

    @Test
    void otherWordsAreNoNames() {
        assertThat(CommandName.read("LOCK")).isEmpty();
        assertThat(CommandName.read("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"LOCK, LOCK UNLOCK", "UNLOCK, LOCK UNLOCK", "WIPE, WIPE", "RESYNC, RESYNC", "MESSAGE, ''"})
    void aCommandEndsWhatItTakesBack(CommandName name, String ended) {
        List<String> ends = Arrays.stream(CommandName.values())
                .filter(name::ends)
                .map(Enum::name)
                .toList();
        assertThat(String.join(" ", ends)).isEqualTo(ended);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "MESSAGE")
    void onlyAMessageHasAText(CommandName name) {
        assertThat(new Wanted(name, null).text()).isNull();
        refused(name, "why");
    }

    @Test
    void aMessageHasOneToFiveHundredCharacters() {
        assertThat(Wanted.message("😀".repeat(500)).name()).isEqualTo(CommandName.MESSAGE);
        refused(CommandName.MESSAGE, null);
        refused(CommandName.MESSAGE, " \n");
        refused(CommandName.MESSAGE, "x".repeat(501));
    }

    private static void refused(CommandName name, @Nullable String text) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new Wanted(name, text))
                .satisfies(problem -> assertThat(problem.violations()).isNotEmpty());
    }
}
