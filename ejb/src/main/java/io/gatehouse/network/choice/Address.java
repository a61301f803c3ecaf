package io.gatehouse.network.choice;

import java.util.Optional;

/**
 * An origin as browsers write it: scheme, host in lower case, and the port unless it is the scheme's own. Only plain
 * ASCII hosts are read, without user or odd characters, so that no two readers can take one text for two places.
 */
public record Address(boolean secure, String host, int port) {

    private static final String HTTP = "http://";
    private static final String HTTPS = "https://";
    private static final int LAST_PORT = 65_535;
    private static final int PORT_DIGITS = 5;

    /** The origin of a URL, whatever its path. */
    public static Optional<Address> of(String url) {
        String lower = lower(url);
        boolean secure = lower.startsWith(HTTPS);
        if (!secure && !lower.startsWith(HTTP)) {
            return Optional.empty();
        }
        int from = secure ? HTTPS.length() : HTTP.length();
        int until = from;
        while (until < lower.length() && "/?#".indexOf(lower.charAt(until)) < 0) {
            until++;
        }
        return authority(secure, lower.substring(from, until));
    }

    /** Of a text that is an origin and nothing more, but for a slash at its end. */
    static Optional<Address> only(String url) {
        return of(url).filter(address -> {
                    int slashes = url.indexOf("//") + 2;
                    int end = url.endsWith("/") ? url.length() - 1 : url.length();
                    return url.indexOf('/', slashes) < 0 || url.indexOf('/', slashes) == end;
                })
                .filter(address -> url.indexOf('?') < 0 && url.indexOf('#') < 0);
    }

    public String origin() {
        boolean usual = port == usualPort(secure);
        return (secure ? HTTPS : HTTP) + host + (usual ? "" : ":" + port);
    }

    /** Whether the host is this very device, which browsers take for a secure place over plain HTTP too. */
    boolean isLoopback() {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || Ipv4.in(host, 127, 0, 8);
    }

    /** Whether the host can only be near: in the same network or on this device. */
    boolean isPrivate() {
        return isLoopback()
                || Ipv4.in(host, 10, 0, 8)
                || Ipv4.in(host, 172, 16, 12)
                || Ipv4.in(host, 192, 168, 16)
                || Ipv4.in(host, 169, 254, 16)
                || host.startsWith("[fc")
                || host.startsWith("[fd")
                || host.startsWith("[fe8")
                || host.endsWith(".local")
                || host.endsWith(".home.arpa")
                || (host.indexOf('.') < 0 && host.charAt(0) != '[');
    }

    private static Optional<Address> authority(boolean secure, String text) {
        int bracket = text.indexOf(']');
        int colon = text.indexOf(':', Math.max(0, bracket));
        String host = colon < 0 ? text : text.substring(0, colon);
        int port = colon < 0 ? usualPort(secure) : port(text.substring(colon + 1));
        return port > 0 && isHost(host) ? Optional.of(new Address(secure, host, port)) : Optional.empty();
    }

    private static int usualPort(boolean secure) {
        return secure ? 443 : 80;
    }

    private static int port(String digits) {
        if (digits.isEmpty() || digits.length() > PORT_DIGITS) {
            return 0;
        }
        int port = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = "0123456789".indexOf(digits.charAt(i));
            if (digit < 0) {
                return 0;
            }
            port = port * 10 + digit;
        }
        return port <= LAST_PORT ? port : 0;
    }

    private static boolean isHost(String host) {
        boolean bracketed = host.length() > 2 && host.startsWith("[") && host.endsWith("]");
        String inner = bracketed ? host.substring(1, host.length() - 1) : host;
        String allowed = bracketed ? "0123456789abcdef:." : "abcdefghijklmnopqrstuvwxyz0123456789-._";
        for (int i = 0; i < inner.length(); i++) {
            if (allowed.indexOf(inner.charAt(i)) < 0) {
                return false;
            }
        }
        return !inner.isEmpty() && inner.charAt(0) != '.';
    }

    /** Of ASCII alone: other letters that have an ASCII lower case (the Kelvin sign) must not turn into it. */
    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            lower.append(c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c);
        }
        return lower.toString();
    }
}
