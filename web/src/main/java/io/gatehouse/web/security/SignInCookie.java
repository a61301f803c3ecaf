package io.gatehouse.web.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * By what a browser comes back to the console where the server has forgotten it: after a restart, or at another node. It is
 * the token of the person's session, which lives in the database, and is shown to the console only.
 */
public final class SignInCookie {

    private static final String NAME = "gatehouse-session";

    private SignInCookie() {}

    /** @param encrypted whether the browser came by TLS, be it only up to a proxy */
    static void set(
            HttpServletRequest request, HttpServletResponse response, String token, Duration left, boolean encrypted) {
        response.addCookie(cookie(request, token, Math.toIntExact(left.toSeconds()), encrypted));
    }

    public static void clear(HttpServletRequest request, HttpServletResponse response) {
        response.addCookie(cookie(request, "", 0, request.isSecure()));
    }

    static Optional<String> of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Stream.of(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .map(Cookie::getValue)
                        .filter(value -> !value.isEmpty())
                        .findFirst();
    }

    private static Cookie cookie(HttpServletRequest request, String value, int seconds, boolean encrypted) {
        Cookie cookie = new Cookie(NAME, value);
        cookie.setHttpOnly(true);
        cookie.setSecure(encrypted);
        cookie.setPath(request.getContextPath() + "/console");
        cookie.setMaxAge(seconds);
        cookie.setAttribute("SameSite", "Strict");
        return cookie;
    }
}
