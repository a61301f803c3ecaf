package io.gatehouse.web.security;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/** What browsers are told about every answer. */
final class SecurityHeaders {

    private static final String DATA = "default-src 'none'; frame-ancestors 'none'";

    /** Scripts are left to PrimeFaces, which adds a policy with a nonce of its own to every page. */
    private static final String PAGES =
            "frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none';"
                    + " img-src 'self' data:; font-src 'self' data:; style-src 'self' 'unsafe-inline'; connect-src 'self'";

    private static final String OWN_SCRIPTS = "; script-src 'self'";

    private SecurityHeaders() {}

    /**
     * Sets them.
     *
     * @param askedAt our origin as the browser knows it, if what it said is one
     */
    static void set(Path path, Optional<String> askedAt, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", policy(path, askedAt));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(self)");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        if (path.isApi() || path.isConsole()) {
            response.setHeader("Cache-Control", "no-store");
        }
    }

    /** A page's, unless it is surely none: an address that leads nowhere is answered by a page too. */
    static String policy(Path path, Optional<String> askedAt) {
        String page = PAGES + askedAt.map(SecurityHeaders::sockets).orElse("");
        if (path.isConsole() || path.isTrust() || path.isHost()) {
            return page;
        }
        return path.isData() ? DATA : page + OWN_SCRIPTS;
    }

    /** Older browsers don't take them for our own, though they are. Both, for a proxy may encrypt without saying so. */
    private static String sockets(String origin) {
        String authority = origin.substring(origin.indexOf("//"));
        return " ws:" + authority + " wss:" + authority;
    }
}
