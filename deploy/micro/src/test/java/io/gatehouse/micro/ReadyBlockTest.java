package io.gatehouse.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadyBlockTest {

    private static final Duration TOOK = Duration.ofMillis(11_240);

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, http://localhost:9000/console/",
        "127.0.0.1, http://localhost:9000/console/",
        "127.0.0.2, http://127.0.0.2:9000/console/",
        "::1, http://[0:0:0:0:0:0:0:1]:9000/console/",
    })
    void theConsoleIsWhereItListens(String address, String console) {
        assertThat(block(Map.of(Option.HTTP_ADDRESS, address, Option.HTTP_PORT, "9000")))
                .contains(console, "(11.2 s)");
    }

    @Test
    void whoListensForOthersLearnsThatPlainHttpIsRefusedThem() {
        assertThat(block(Map.of(Option.HTTP_ADDRESS, "0.0.0.0"))).contains("--http-allow-plain=true");
    }

    @Test
    void whoServesOnlyThisMachineOrAllowsPlainHttpIsNotTold() {
        assertThat(block(Map.of(Option.HTTP_ADDRESS, "127.0.0.1"))).doesNotContain("plain");
        assertThat(block(Map.of(Option.HTTP_ALLOW_PLAIN, "true"))).doesNotContain("plain");
    }

    @Test
    void thePasswordIsShownOnlyWhenThereIsAFirstOne() {
        assertThat(new ReadyBlock(settings(Map.of())).ofServer(TOOK, "ABCD-EFGH"))
                .contains("admin / ABCD-EFGH");
        assertThat(block(Map.of())).doesNotContain("Sign in");
    }

    private static String block(Map<Option, String> options) {
        return new ReadyBlock(settings(options)).ofServer(TOOK, null);
    }

    private static Settings settings(Map<Option, String> options) {
        return Settings.read(options, Map.of());
    }
}
