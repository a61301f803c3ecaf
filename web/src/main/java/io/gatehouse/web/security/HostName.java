package io.gatehouse.web.security;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who a client says that it is talking to: anybody can send anything there, and it goes into addresses. */
final class HostName {

    private static final String LABEL = "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?";
    private static final Pattern HOST = Pattern.compile("(?<host>" + LABEL + "(\\." + LABEL
            + ")*\\.?|\\[[0-9a-f:]{2,39}(%s)?])(:\\d{1,5})?".formatted("\\d{1,3}(\\.\\d{1,3}){3}"));
    private static final int MOST = 255;

    private HostName() {}

    /** The host in a {@code Host} header, without its port, if it is one as addresses on the Web may have it. */
    static Optional<String> of(@Nullable String header) {
        if (header == null || header.length() > MOST) {
            return Optional.empty();
        }
        Matcher matcher = HOST.matcher(header.toLowerCase(Locale.ROOT));
        return matcher.matches() ? Optional.of(matcher.group("host")) : Optional.empty();
    }
}
