package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/** What holds for every answer: no fault of the server, errors as problems, and nothing of its insides in them. */
final class Decency {
    private static final Pattern INSIDES = Pattern.compile("""
            (?ix) \\bat \\s [\\w.$]+ \\( [^)]* \\.java          # a stack trace
            | \\b \\w+ (Exception|Error) \\b \\s* [:(]          # an exception's name
            | \\b (java|javax|jakarta|org|com|io|fish) \\. (?!faces\\.resource/) [a-z]+ \\. [\\w.$]+   # a class
            | \\b SQLSTATE \\b | \\b JDBC \\b | \\b PSQL
            | \\b SELECT \\s .+ \\s FROM \\b | \\b INSERT \\s INTO \\b | \\b UPDATE \\s \\w+ \\s SET \\b
            | violates \\s .* constraint | duplicate \\s key
            | payara | glassfish | grizzly | jersey | eclipselink | hazelcast | yasson | parsson | postgres
            """);

    private Decency() {}

    static void check(Answer answer) {
        assertThat(answer.status())
                .as("no request makes the server fail: %s with %s", answer, answer.body())
                .isLessThan(500);
        if (answer.status() >= 400) {
            assertThat(INSIDES.matcher(answer.body()).results().map(hit -> hit.group()))
                    .as("the server's insides in the error %s: %s", answer, answer.body())
                    .isEmpty();
        }
        if (answer.status() >= 400 && answer.request().contains(" /api/")) {
            checkProblem(answer);
        }
    }

    /** What is no proper HTTP, the server may refuse without a word; else it says what is wrong. */
    private static void checkProblem(Answer answer) {
        if (answer.body().isEmpty()) {
            return;
        }
        assertThat(answer.header("Content-Type"))
                .as("the type of %s: %s", answer, answer.body())
                .startsWith("application/problem+json");
        var problem = answer.json();
        assertThat(problem).as("the problem %s", answer).containsKeys("type", "title", "status");
        assertThat(problem.getString("type")).as("%s", answer).matches("urn:gatehouse:problem:[a-z0-9-]+");
        assertThat(problem.getString("title")).as("%s", answer).isNotBlank();
        assertThat(problem.getInt("status")).as("%s", answer).isEqualTo(answer.status());
    }
}
