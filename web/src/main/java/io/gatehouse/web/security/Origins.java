package io.gatehouse.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Which pages of other origins may call. Never with cookies: the API knows none. */
@ApplicationScoped
public class Origins {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Inject
    @ConfigProperty(name = "gatehouse.cors.origins")
    private Optional<String> configured;

    /** Sets what the browser must know of a cross-origin call, and answers the question it asks beforehand. */
    boolean answersPreflight(Path path, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader("Vary", "Origin");
        String origin = request.getHeader("Origin");
        String asked = request.getHeader("Access-Control-Request-Method");
        boolean preflight = request.getMethod().equals("OPTIONS") && asked != null;
        if (origin == null || !mayCall(path, preflight ? asked : request.getMethod(), origin)) {
            return false;
        }
        response.setHeader("Access-Control-Allow-Origin", origin);
        response.setHeader("Access-Control-Expose-Headers", "Location, Retry-After");
        if (preflight) {
            response.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE");
            response.setHeader(
                    "Access-Control-Allow-Headers", "Authorization, Content-Type, Content-Encoding, X-Device-Token");
            response.setHeader("Access-Control-Max-Age", "600");
            if ("true".equals(request.getHeader("Access-Control-Request-Private-Network"))) {
                response.setHeader("Access-Control-Allow-Private-Network", "true");
            }
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
        return preflight;
    }

    /** Whether a form was sent to the console by a page that isn't ours. */
    boolean isForged(HttpServletRequest request, String ourOrigin) {
        if (READING.contains(request.getMethod())) {
            return false;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = request.getHeader("Origin");
        return origin != null && !origin.equalsIgnoreCase(ourOrigin);
    }

    /** Whether no page asks, or one of ours, or one that the configuration names. */
    boolean isOurs(HttpServletRequest request, String ourOrigin) {
        String origin = request.getHeader("Origin");
        return origin == null || origin.equalsIgnoreCase(ourOrigin) || named(configured, origin);
    }

    private boolean mayCall(Path path, @Nullable String method, String origin) {
        return (method != null && path.isOpenToAnyOrigin(method)) || named(configured, origin);
    }

    /** Whether a setting, a list with commas, names it. */
    static boolean named(Optional<String> setting, String wanted) {
        return setting.stream()
                .flatMap(list -> Stream.of(list.split(",")))
                .anyMatch(item -> item.strip().equalsIgnoreCase(wanted));
    }
}
