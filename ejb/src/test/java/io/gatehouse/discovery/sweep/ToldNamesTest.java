package io.gatehouse.discovery.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToldNamesTest {

    private static final String PHONE = "a4:83:e7:00:00:01";
    private static final String OTHER = "00:1b:a9:00:00:02";

    private long nanos = Long.MAX_VALUE - 1_000;
    private final ToldNames names = new ToldNames(List.of(Subnet.parse("10.77.0.0/16")), () -> nanos);

    @Test
    void aNameThatIsNotToldAgainIsDropped() {
        names.note("10.77.0.10", "phone");
        names.note("10.77.0.11", "printer");
        pass(Duration.ofHours(1));
        names.note("10.77.0.11", "printer");
        pass(Duration.ofMinutes(16));

        assertThat(names.now()).isEqualTo(Map.of("10.77.0.11", "printer"));
    }

    @Test
    void onlyAddressesThatAreLookedAtHaveNamesAndTheNewestOfAFlood() {
        names.note("10.78.0.1", "elsewhere");
        for (int i = 0; i < ToldNames.MOST + 1; i++) {
            names.note("10.77." + i / 256 + "." + i % 256, "flood");
        }
        names.note("10.77.200.1", "honest");

        assertThat(names.now())
                .hasSize(ToldNames.MOST)
                .containsEntry("10.77.200.1", "honest")
                .doesNotContainKeys("10.78.0.1", "10.77.0.0", "10.77.0.1");
    }

    @Test
    void whoGetsAnAddressIsNotCalledAsTheOneBefore() {
        names.proven("10.77.0.10", PHONE);
        names.note("10.77.0.10", "phone");
        pass(Duration.ofSeconds(30));
        names.proven("10.77.0.10", PHONE);
        assertThat(names.now()).containsKey("10.77.0.10");
        pass(Duration.ofSeconds(30));
        names.proven("10.77.0.10", OTHER);
        assertThat(names.now()).isEmpty();
    }

    @Test
    void whoToldItsNameBeforeItWasProvenKeepsIt() {
        names.proven("10.77.0.10", PHONE);
        pass(Duration.ofSeconds(20));
        names.note("10.77.0.10", "printer");
        pass(Duration.ofSeconds(10));
        names.proven("10.77.0.10", OTHER);

        assertThat(names.now()).containsEntry("10.77.0.10", "printer");
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }
}
