package io.gatehouse.scanner;

import io.gatehouse.common.Violations;
import org.jspecify.annotations.Nullable;

/** A command as somebody wants it: only a message has a text, and none goes without. */
public record Wanted(CommandName name, @Nullable String text) {

    private static final int LONGEST_TEXT = 500;

    public Wanted {
        Violations violations = new Violations();
        if (name == CommandName.MESSAGE) {
            violations.text("text", text, LONGEST_TEXT);
        } else {
            violations.check(text == null, "text", "is only for a message");
        }
        violations.orThrow();
    }

    public static Wanted message(@Nullable String text) {
        return new Wanted(CommandName.MESSAGE, text);
    }
}
