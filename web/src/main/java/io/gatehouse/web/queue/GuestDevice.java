package io.gatehouse.web.queue;

import io.gatehouse.common.Secrets;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a guest's browser keeps: a secret by which its places are its own, and the language it was told to speak. The
 * page's script reads the secret, for sockets are opened with it; the API never looks at cookies.
 */
final class GuestDevice {

    private static final String TOKEN = "gatehouse-guest";
    private static final String LANGUAGE = "gatehouse-language";
    private static final Pattern GOOD_TOKEN = Pattern.compile("[A-Za-z0-9_-]{16,200}");

    /** The longest that browsers keep one. */
    private static final Duration KEPT = Duration.ofDays(400);

    private GuestDevice() {}

    static Optional<String> token(HttpServletRequest request) {
        return cookie(request, TOKEN).filter(value -> GOOD_TOKEN.matcher(value).matches());
    }

    /** The one that it has, or a new one; kept from now on as long as can be. */
    static String keepToken(HttpServletRequest request, HttpServletResponse response, boolean encrypted) {
        String token = token(request).orElseGet(() -> Secrets.token(""));
        keep(request, response, TOKEN, token, encrypted);
        return token;
    }

    static Locale language(HttpServletRequest request) {
        return cookie(request, LANGUAGE)
                .flatMap(GuestLanguages::named)
                .orElseGet(() -> GuestLanguages.fitting(request.getHeader("Accept-Language")));
    }

    static void keepLanguage(
            HttpServletRequest request, HttpServletResponse response, Locale language, boolean encrypted) {
        keep(request, response, LANGUAGE, language.toLanguageTag(), encrypted);
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Stream.of(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    private static void keep(
            HttpServletRequest request, HttpServletResponse response, String name, String value, boolean encrypted) {
        Cookie cookie = new Cookie(name, value);
        cookie.setSecure(encrypted);
        cookie.setPath(request.getContextPath() + "/q");
        cookie.setMaxAge(Math.toIntExact(KEPT.toSeconds()));
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }
}
