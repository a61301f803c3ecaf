package io.gatehouse.network;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Scheme, host and port of an address as browsers write them: in lower case, without a port that goes without saying. */
public final class WebOrigin {

    private static final Pattern URL = Pattern.compile("(https?)://([^/?#]+)(/.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern AUTHORITY =
            Pattern.compile("((?:[A-Za-z0-9_](?:[A-Za-z0-9_.-]*))|\\[[0-9A-Fa-f:.]+])(?::([0-9]{1,5}))?");
    private static final int MOST_CHARACTERS = 270;
    private static final int MOST_PORT = 65_535;

    private WebOrigin() {}

    /** Nothing where the authority, a host with or without a port, is none. */
    public static Optional<String> of(String scheme, String authority) {
        Matcher parts = AUTHORITY.matcher(authority);
        if (authority.length() > MOST_CHARACTERS || !parts.matches()) {
            return Optional.empty();
        }
        String host = parts.group(1).toLowerCase(Locale.ROOT);
        int port = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
        if (parts.group(2) != null && (port == 0 || port > MOST_PORT)) {
            return Optional.empty();
        }
        return host.startsWith("[")
                ? Ipv6Text.of(host.substring(1, host.length() - 1)).map(ip -> of(scheme, "[" + ip + "]", port))
                : Optional.of(of(scheme, host, port));
    }

    static String of(String scheme, String host, int port) {
        int usual = scheme.equals("https") ? 443 : 80;
        return scheme + "://" + host + (port == 0 || port == usual ? "" : ":" + port);
    }

    /** Of a whole address. */
    static Optional<String> ofUrl(String url) {
        Matcher parts = URL.matcher(url);
        return parts.matches() ? of(parts.group(1).toLowerCase(Locale.ROOT), parts.group(2)) : Optional.empty();
    }
}
