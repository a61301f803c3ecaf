package io.gatehouse.web.staff;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A page of ours to go on to after signing in. Whatever might lead anywhere else is not one. */
final class ConsoleAddress {

    private static final String CONSOLE = "/console/";

    private ConsoleAddress() {}

    private static boolean isForStrangers(String path) {
        return Stream.of("sign-in.xhtml", "welcome.xhtml", "openid/").anyMatch(page -> path.startsWith(CONSOLE + page));
    }

    static Optional<String> of(@Nullable String asked) {
        if (asked == null) {
            return Optional.empty();
        }
        try {
            URI address = new URI(asked);
            String path = address.normalize().getRawPath();
            boolean local = !address.isAbsolute() && address.getRawAuthority() == null && path != null;
            if (!local || !path.startsWith(CONSOLE) || isForStrangers(path)) {
                return Optional.empty();
            }
            return Optional.of(address.getRawQuery() == null ? path : path + "?" + address.getRawQuery());
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }
}
