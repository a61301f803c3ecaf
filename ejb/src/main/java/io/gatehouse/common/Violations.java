package io.gatehouse.common;

import io.gatehouse.common.ProblemException.Violation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with a request's fields, so that its sender learns all of it at once. */
public final class Violations {

    private final List<Violation> found = new ArrayList<>();

    public Violations check(boolean holds, String field, String message) {
        if (!holds) {
            found.add(new Violation(field, message));
        }
        return this;
    }

    /** A text that must be there, of at most so many characters. */
    public Violations text(String field, @Nullable String value, int longest) {
        return check(value != null && !value.isBlank(), field, "must be given").optionalText(field, value, longest);
    }

    /** A text that may be there; PostgreSQL can't keep a NUL character, nor half of a pair of surrogates. */
    public Violations optionalText(String field, @Nullable String value, int longest) {
        return check(
                        value == null || value.codePointCount(0, value.length()) <= longest,
                        field,
                        "must have at most " + longest + " characters")
                .check(value == null || value.indexOf('\0') < 0, field, "must not contain NUL characters")
                .check(
                        value == null || StandardCharsets.UTF_8.newEncoder().canEncode(value),
                        field,
                        "must be whole characters");
    }

    public Violations range(String field, @Nullable Integer value, int least, int most) {
        return check(
                value == null || (value >= least && value <= most), field, "must be from " + least + " to " + most);
    }

    public void orThrow() {
        if (!found.isEmpty()) {
            throw ProblemException.invalid(found);
        }
    }
}
