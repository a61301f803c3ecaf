package io.gatehouse.web.security;

import jakarta.servlet.http.HttpServletResponse;

/** What browsers are told about every answer. */
final class SecurityHeaders {

    private static final String DATA = "default-src 'none'; frame-ancestors 'none'";

    /** Scripts are left to PrimeFaces, which adds a policy with a nonce of its own to every page. */
    private static final String PAGES =
            "frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none';"
                    + " img-src 'self' data:; font-src 'self' data:; connect-src 'self'; style-src 'self' 'unsafe-inline'";

    private static final String OWN_SCRIPTS = "; script-src 'self'";

    private SecurityHeaders() {}

    static void set(Path path, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", policy(path));
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
    private static String policy(Path path) {
        if (path.isConsole() || path.isTrust() || path.isHost()) {
            return PAGES;
        }
        return path.isData() ? DATA : PAGES + OWN_SCRIPTS;
    }
}
