package io.gatehouse.web.security;

import io.gatehouse.common.ProblemType;
import io.gatehouse.web.problem.FieldsReader;
import io.gatehouse.web.problem.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What goes for every request, whatever it asks for: transport, origin and size. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class FrontDoor extends HttpFilter {

    private static final int TEMPORARY_REDIRECT = 307;

    @Inject
    private Peer peer;

    @Inject
    private Origins origins;

    @Inject
    private Https https;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Path path = Path.of(request);
        if (peer.mustNotBePlain(request, path)) {
            refusePlain(path, request, response);
            return;
        }
        if (request.getRequestURI().equals(request.getContextPath() + "/")) {
            response.sendRedirect(request.getContextPath() + "/console/");
            return;
        }
        if (path.isApi()) {
            if (origins.answersPreflight(path, request, response)) {
                return;
            }
            if (request.getContentLengthLong() > FieldsReader.MOST_BYTES && !path.takesFiles()) {
                refuse(
                        response,
                        ProblemType.TOO_LARGE,
                        "The body must have at most " + FieldsReader.MOST_BYTES + " bytes");
                return;
            }
        } else if (path.isSocketOfOurPages() && !origins.isOurs(request, peer.origin(request))) {
            refuse(response, ProblemType.FORBIDDEN, "Pages of other sites may not open this socket");
            return;
        } else if (origins.isForged(request, peer.origin(request))) {
            refuse(response, ProblemType.FORBIDDEN, "This form was sent by another site's page");
            return;
        }
        chain.doFilter(request, response);
    }

    private void refusePlain(Path path, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (path.isApi() || path.isSocket()) {
            refuse(
                    response,
                    ProblemType.HTTPS_REQUIRED,
                    "Come by HTTPS; or let the operator set gatehouse.http.allow-plain=true on a network that is trusted");
            return;
        }
        Optional<String> encrypted = https.insteadOf(request);
        if (encrypted.isPresent()) {
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("Location", encrypted.get());
            response.setStatus(TEMPORARY_REDIRECT);
        } else {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            request.getRequestDispatcher("/console/error/https.html").forward(request, response);
        }
    }

    private static void refuse(HttpServletResponse response, ProblemType type, String detail) throws IOException {
        response.setStatus(type.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.getOutputStream().write(Problem.json(type, detail).getBytes(StandardCharsets.UTF_8));
    }
}
