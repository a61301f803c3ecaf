package io.gatehouse.web.queue;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which of a line's pages is meant.
 *
 * @param page empty of the guest's own
 */
record GuestAddress(UUID queueId, String page) {

    private static final Pattern FORM =
            Pattern.compile("/([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?:/([a-z]*))?");

    static Optional<GuestAddress> of(@Nullable String pathInfo) {
        Matcher parts = FORM.matcher(pathInfo == null ? "" : pathInfo);
        return parts.matches()
                ? Optional.of(
                        new GuestAddress(UUID.fromString(parts.group(1)), parts.group(2) == null ? "" : parts.group(2)))
                : Optional.empty();
    }

    static String of(UUID queueId) {
        return "/q/" + queueId;
    }

    String path() {
        return page.isEmpty() ? of(queueId) : of(queueId) + "/" + page;
    }
}
