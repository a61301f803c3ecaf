package io.gatehouse.web.security;

import io.gatehouse.common.ProblemType;
import io.gatehouse.web.problem.Problem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Failures that the server itself answers: a problem for who calls the API, a page for who reads. */
@WebServlet("/errors")
public class Errors extends HttpServlet {

    private static final Set<Integer> PAGES = Set.of(403, 404, 500);
    private static final int SERVER_ERROR = 500;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int status = failed instanceof Integer code ? code : HttpServletResponse.SC_NOT_FOUND;
        String address = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (address.startsWith(request.getContextPath() + "/api/")) {
            tell(status, response);
        } else {
            response.setStatus(status);
            request.getRequestDispatcher("/console/error/" + page(status) + ".html")
                    .forward(request, response);
        }
    }

    private static int page(int status) {
        if (PAGES.contains(status)) {
            return status;
        }
        return status < SERVER_ERROR ? HttpServletResponse.SC_NOT_FOUND : SERVER_ERROR;
    }

    private static void tell(int status, HttpServletResponse response) throws IOException {
        ProblemType type = status >= SERVER_ERROR ? ProblemType.INTERNAL : known(status);
        response.setStatus(type.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.getOutputStream()
                .write(Problem.json(type, "The request is not readable").getBytes(StandardCharsets.UTF_8));
    }

    private static ProblemType known(int status) {
        return switch (status) {
            case HttpServletResponse.SC_NOT_FOUND -> ProblemType.NOT_FOUND;
            case HttpServletResponse.SC_METHOD_NOT_ALLOWED -> ProblemType.METHOD_NOT_ALLOWED;
            case HttpServletResponse.SC_NOT_ACCEPTABLE -> ProblemType.NOT_ACCEPTABLE;
            case HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            default -> ProblemType.INVALID;
        };
    }
}
