package io.gatehouse.staff;

import io.gatehouse.common.Violations;
import java.util.Locale;
import java.util.regex.Pattern;

/** What somebody types to sign in: plain small letters, so that nobody's name looks like another's. */
public record Username(String text) {

    private static final Pattern PLAIN = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,99}");

    public Username {
        text = text.strip().toLowerCase(Locale.ROOT);
        new Violations()
                .check(
                        PLAIN.matcher(text).matches(),
                        "username",
                        "must have 1 to 100 letters a to z, digits and . _ @ + -, and begin with a letter or digit")
                .orThrow();
    }
}
