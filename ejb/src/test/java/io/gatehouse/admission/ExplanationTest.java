package io.gatehouse.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.admission.ScanAnswer.Previous;
import io.gatehouse.admission.rules.Claim;
import io.gatehouse.admission.rules.Door;
import io.gatehouse.admission.rules.Reason;
import io.gatehouse.admission.rules.Ruling;
import io.gatehouse.admission.rules.Tally;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplanationTest {

    private static final Instant NOW = Instant.parse("2026-11-21T18:00:00Z");
    private static final Door DOOR =
            new Door(false, false, NOW.plusSeconds(3600), null, Set.of("CREW"), false, 1, false);
    private static final Claim CLAIM = new Claim(Claim.State.VALID, false, "VIP", null, null, true, Tally.NOTHING);
    private final Explanation explanation = new Explanation(ZoneId.of("Europe/Berlin"), NOW);

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyRefusalIsOneSentenceThatSaysWhatToDo(Reason reason) {
        String sentence = explanation.of(Ruling.refused(reason), DOOR, CLAIM, null);

        assertThat(sentence).endsWith(".").doesNotContain("null").hasSizeLessThan(120);
    }

    @Test
    void theFirstAdmissionIsToldByTheClockOnTheWall() {
        Previous first = new Previous(NOW.minusSeconds(300), "North gate", "Scanner 7");

        assertThat(explanation.of(Ruling.refused(Reason.ALREADY_ADMITTED), DOOR, CLAIM, first))
                .isEqualTo("Already admitted at 18:55, North gate by Scanner 7.");
    }

    @Test
    void anotherDayIsNamed() {
        Previous yesterday = new Previous(NOW.minusSeconds(86_400), "North gate", "Scanner 7");

        assertThat(explanation.of(Ruling.refused(Reason.ALREADY_ADMITTED), DOOR, CLAIM, yesterday))
                .contains("20 Nov 19:00");
    }

    @Test
    void whoComesTooEarlyLearnsWhenTheDoorOpens() {
        assertThat(explanation.of(Ruling.refused(Reason.CHECKPOINT_CLOSED), DOOR, CLAIM, null))
                .contains("opens at 20:00");
    }
}
