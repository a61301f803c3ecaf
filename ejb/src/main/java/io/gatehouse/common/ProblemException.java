package io.gatehouse.common;

import jakarta.ejb.ApplicationException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that can't be served, told so that its sender can mend it. Rolls back: what failed leaves nothing behind. */
@ApplicationException(rollback = true)
public class ProblemException extends RuntimeException {

    /** One field of the request and what is wrong with it. */
    public record Violation(String field, String message) {}

    private final ProblemType type;
    private final transient List<Violation> violations;
    private final @Nullable Duration retryAfter;
    private final transient Map<String, String> more = new LinkedHashMap<>();

    private ProblemException(
            ProblemType type, String detail, List<Violation> violations, @Nullable Duration retryAfter) {
        super(detail);
        this.type = type;
        this.violations = violations;
        this.retryAfter = retryAfter;
    }

    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of(), null);
    }

    public static ProblemException invalid(List<Violation> violations) {
        String detail = violations.size() == 1
                ? violations.get(0).field() + " " + violations.get(0).message()
                : violations.size() + " fields are not valid";
        return new ProblemException(ProblemType.INVALID, detail, List.copyOf(violations), null);
    }

    public static ProblemException notFound(String what) {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such " + what);
    }

    public static ProblemException tryLater(ProblemType type, String detail, Duration retryAfter) {
        return new ProblemException(type, detail, List.of(), retryAfter);
    }

    /** Tells something that a program can act on, beside the words for people. */
    public ProblemException with(String name, String value) {
        more.put(name, value);
        return this;
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<Violation> violations() {
        return violations;
    }

    public Map<String, String> more() {
        return Collections.unmodifiableMap(more);
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
