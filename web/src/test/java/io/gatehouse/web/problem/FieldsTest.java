package io.gatehouse.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemException.Violation;
import io.gatehouse.common.ProblemType;
import io.gatehouse.event.EventDetails;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

    @Test
    void aFieldThatIsNotGivenKeepsItsFallbackAndNullEmptiesWhatMayBeEmpty() throws IOException {
        Fields fields = read("{\"capacity\": null, \"other\": 1}");

        assertThat(fields.text("name", "before")).isEqualTo("before");
        assertThat(fields.optionalInteger("capacity", 5)).isNull();
        assertThat(fields.optionalInteger("seats", 5)).isEqualTo(5);
    }

    @Test
    void allThatIsWrongIsToldAtOnce() throws IOException {
        Fields fields = read("{\"name\": \" \", \"timezone\": \"Mars/Olympus\", \"endsAt\": 7}");

        ProblemException problem = refused(fields.require("name", "timezone", "startsAt", "endsAt"));
        assertThat(problem.violations())
                .extracting(Violation::field)
                .containsExactlyInAnyOrder("name", "timezone", "startsAt", "endsAt");
    }

    @Test
    void whatIsWrongInOneItemDoesNotHideWhatIsWrongInTheNext() throws IOException {
        Fields fields = read("{\"tickets\": [{\"holder\": 1}, 2, {\"holder\": \"Ann\"}, {\"holder\": []}]}");

        assertThatThrownBy(() -> fields.build(
                        () -> fields.list("tickets", item -> Optional.ofNullable(item.optionalText("holder", null)))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.violations())
                                .extracting(Violation::field)
                                .containsExactly("tickets[0].holder", "tickets[1]", "tickets[3].holder"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1e999999999", "-1e400", "99999999999", "\"7\"", "true", "[]"})
    void aNumberThatIsNoWholeNumberIsRefused(String number) throws IOException {
        Fields fields = read("{\"capacity\": " + number + "}");
        fields.optionalInteger("capacity", null);

        assertThatThrownBy(() -> fields.build(() -> 1)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21", "2026-11-21T18:00:00", "+12026-11-21T18:00:00Z", "0000-01-01T00:00:00Z", "x"})
    void aTimeThatIsNoInstantIsRefused(String time) throws IOException {
        Fields fields = read("{\"at\": \"" + time + "\"}");
        fields.optionalTime("at", null);

        assertThatThrownBy(() -> fields.build(() -> 1)).isInstanceOf(ProblemException.class);
    }

    @Test
    void timesAreReadInAnyOffsetToTheMillisecond() throws IOException {
        assertThat(read("{\"at\": \"2026-11-21T19:00:00.123456+01:00\"}").time("at", Instant.EPOCH))
                .isEqualTo(Instant.parse("2026-11-21T18:00:00.123Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "7", "{", "{\"a\":1} x", "{'a':1}", "{\"a\":1,}"})
    void whatIsNoJsonObjectIsBadInput(String body) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.INVALID));
    }

    @Test
    void deepNestingIsBadInput() {
        String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThatThrownBy(() -> read(deep)).isInstanceOf(ProblemException.class);
    }

    @Test
    void aBodyBeyondTheBoundIsTooLarge() {
        byte[] large = ("{" + " ".repeat(FieldsReader.MOST_BYTES) + "}").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> read(large))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.TOO_LARGE));
    }

    @Test
    void otherEncodingsThanUtf8AreBadInput() {
        assertThatThrownBy(() -> read("{\"name\":\"Ärger\"}".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(ProblemException.class);
    }

    private static ProblemException refused(Fields fields) {
        return catchThrowableOfType(
                ProblemException.class,
                () -> fields.build(() -> new EventDetails(
                        fields.text("name", "?"),
                        fields.zone("timezone", ZoneId.of("UTC")),
                        fields.time("startsAt", Instant.MIN),
                        fields.time("endsAt", Instant.MAX),
                        null,
                        false)));
    }

    private static Fields read(String body) throws IOException {
        return read(body.getBytes(StandardCharsets.UTF_8));
    }

    private static Fields read(byte[] body) throws IOException {
        return new FieldsReader()
                .readFrom(
                        Fields.class,
                        Fields.class,
                        new Annotation[0],
                        MediaType.APPLICATION_JSON_TYPE,
                        new MultivaluedHashMap<>(),
                        new ByteArrayInputStream(body));
    }
}
