package io.gatehouse.lens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages call, here on the JVM. */
class ReadingTest {

    private static final int ROUND = 6;
    private static final String TICKET = "GH1:7K2M9QX4ZT8VB3NC";
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$%*+-./:";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123456789",
                TICKET,
                "lower case letters",
                "https://gate.example.org/scan?event=9f1c#K7Q2-9m4x-ttr0",
                "Grüße aus Zürich, 東京 – 🎟",
                " spaces \t and\nlines "
            })
    void textsOfAllKinds(String text) {
        assertThat(readWithinARound(Drawn.of(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(doubles = {7, 30, 45, 90, 135, 180, 263})
    void codesThatAreHeldAtAnAngle(double degrees) {
        String text = "https://gate.example.org/t/abcdef";

        assertThat(readWithinARound(Drawn.of(text).turnedBy(degrees))).isEqualTo(text);
    }

    @Test
    void codesInLightOnDark() {
        Drawn inverted = Drawn.of(TICKET).coloured(0xFFFFFF, 0x202020);

        assertThat(Exports.readCode(inverted.rgba(), Drawn.WIDTH, 0)).isNull();
        assertThat(readWithinARound(inverted)).isEqualTo(TICKET);
    }

    @Test
    void codesInColourAndInBadLight() {
        assertThat(readWithinARound(Drawn.of(TICKET).coloured(0x103080, 0xF0E0C0)))
                .isEqualTo(TICKET);
        assertThat(readWithinARound(
                        Drawn.of(TICKET).coloured(0x404040, 0x909090).noisy(25)))
                .isEqualTo(TICKET);
    }

    static Stream<String> randomCodes() {
        Random random = new Random(20);
        return IntStream.range(0, 60).mapToObj(i -> {
            StringBuilder code = new StringBuilder("GH1");
            while (code.length() < 20 + 2 * i) {
                code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            return code.toString();
        });
    }

    @ParameterizedTest
    @MethodSource("randomCodes")
    void codesOfAnyLength(String code) {
        assertThat(readWithinARound(Drawn.of(code))).isEqualTo(code);
    }

    /** This one can't be read as it is usually drawn. */
    @Test
    void aCodeThatOnlyATurnMakesReadable() {
        String code = "GH1:V+/QG2HHM64N7EWTT*7V7**JYHE1M2WM7I.89QZS1-*3$SBBHGJQ.DR";
        byte[] rgba = Drawn.of(code).rgba();

        assertThat(Exports.readCode(rgba, Drawn.WIDTH, 0)).isNull();
        assertThat(Exports.readCode(rgba, Drawn.WIDTH, 1)).isEqualTo(code);
    }

    @Test
    void noiseAndNothingAreNoCode() {
        Random random = new Random(5);
        for (int attempt = 0; attempt < 10 * ROUND; attempt++) {
            byte[] noise = new byte[4 * 320 * 240];
            random.nextBytes(noise);

            assertThat(Exports.readCode(noise, 320, attempt)).isNull();
            assertThat(Exports.readCode(new byte[noise.length], 320, attempt)).isNull();
        }
    }

    @Test
    void theSmallestPicturesAreNoCode() {
        for (int size = 1; size < 50; size++) {
            for (int attempt = 0; attempt < ROUND; attempt++) {
                assertThat(Exports.readCode(new byte[4 * size * size], size, attempt))
                        .isNull();
            }
        }
    }

    @Test
    void whatIsNoPictureIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Exports.readCode(new byte[4 * 10], 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Exports.readCode(new byte[4 * 10], 3, 0));
    }

    private static @Nullable String readWithinARound(Drawn drawn) {
        byte[] rgba = drawn.rgba();
        for (int attempt = 0; attempt < ROUND; attempt++) {
            String text = Exports.readCode(rgba, Drawn.WIDTH, attempt);
            if (text != null) {
                return text;
            }
        }
        return null;
    }
}
