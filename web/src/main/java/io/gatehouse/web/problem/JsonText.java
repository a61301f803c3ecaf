package io.gatehouse.web.problem;

import io.gatehouse.common.ProblemException;
import io.gatehouse.scanner.Command;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An answer or a message, written field by field: what is told thousands of times a second can't afford reflection. */
public final class JsonText {

    private static final int USUAL = 512;

    private final StringBuilder json = new StringBuilder(USUAL).append('{');

    private JsonText() {}

    public static JsonText object() {
        return new JsonText();
    }

    /** A message of that type. */
    public static JsonText of(String type) {
        return object().text("type", type);
    }

    /** What is wrong with what was sent, as the problem that a call over HTTP would have got. */
    public static JsonText of(ProblemException problem, @Nullable UUID scanId) {
        return of(problem, scanId, List.of());
    }

    /** With what the scanner is told to do, where the problem is the scanner itself. */
    public static JsonText of(ProblemException problem, @Nullable UUID scanId, List<Command> commands) {
        JsonText message = of("problem");
        if (scanId != null) {
            message.text("scanId", scanId);
        }
        Optional<Duration> wait = problem.retryAfter();
        wait.ifPresent(some -> message.plain("retryAfter", Problem.seconds(some)));
        return message.plain("problem", Problem.json(problem, commands));
    }

    /** Null where there is none. */
    public JsonText text(String name, @Nullable Object value) {
        if (value == null) {
            return plain(name, "null");
        }
        name(name);
        quote(value.toString());
        return this;
    }

    /** A number, true or false, null, or what is JSON already. */
    public JsonText plain(String name, Object value) {
        name(name);
        json.append(value);
        return this;
    }

    /** The fields that follow, up to the end, are those of an object of that name. */
    public JsonText begin(String name) {
        name(name);
        json.append('{');
        return this;
    }

    public JsonText end() {
        json.append('}');
        return this;
    }

    /** The whole message, once all is said. */
    public String json() {
        return json.append('}').toString();
    }

    private void name(String name) {
        if (json.charAt(json.length() - 1) != '{') {
            json.append(',');
        }
        json.append('"').append(name).append("\":");
    }

    private void quote(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
