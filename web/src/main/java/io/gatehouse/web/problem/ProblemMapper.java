package io.gatehouse.web.problem;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import jakarta.ejb.EJBAccessException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.sql.SQLException;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Turns every failure into a problem; what is our fault is logged here and told without its insides. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class.getName());
    private static final Duration WHEN_THE_DATABASE_IS_AWAY = Duration.ofSeconds(2);

    @Context
    @SuppressWarnings("NullAway.Init")
    private SecurityContext security;

    @Override
    public Response toResponse(Throwable failure) {
        ProblemException problem = find(failure, ProblemException.class);
        if (problem != null) {
            return Problem.response(problem);
        }
        if (failure instanceof EJBAccessException || failure instanceof ForbiddenException) {
            return notAllowed();
        }
        if (failure instanceof WebApplicationException http) {
            return fromHttp(http);
        }
        SQLException sql = find(failure, SQLException.class);
        if (sql != null && isAway(sql)) {
            LOG.log(Level.WARNING, "The database does not answer: {0}", sql.getMessage());
            return Problem.response(ProblemException.tryLater(
                    ProblemType.BUSY, "The database does not answer; nothing was done", WHEN_THE_DATABASE_IS_AWAY));
        }
        LOG.log(Level.SEVERE, "A request failed", failure);
        return Problem.response(ProblemType.INTERNAL, "The failure was logged; please try again");
    }

    private Response notAllowed() {
        return security.getUserPrincipal() == null
                ? Problem.response(ProblemType.UNAUTHENTICATED, "A valid token is needed: Authorization: Bearer …")
                : Problem.response(ProblemType.FORBIDDEN, "Your role does not allow this");
    }

    private Response fromHttp(WebApplicationException failure) {
        Response original = failure.getResponse();
        return switch (original.getStatus()) {
            case 401, 403 -> notAllowed();
            case 404 -> Problem.response(ProblemType.NOT_FOUND, "There is nothing at this address");
            case 405 -> allowing(original);
            case 406 -> Problem.response(ProblemType.NOT_ACCEPTABLE, "There is no such form of it");
            case 413 -> Problem.response(ProblemType.TOO_LARGE, "The body is too large");
            case 415 ->
                Problem.response(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "Send application/json, or text/csv where tickets are imported");
            default -> original.getStatus() < 500 ? unreadable() : internal(failure);
        };
    }

    private static Response allowing(Response original) {
        Response.ResponseBuilder response = Response.fromResponse(
                Problem.response(ProblemType.METHOD_NOT_ALLOWED, "This address has other methods"));
        String allowed = original.getHeaderString(HttpHeaders.ALLOW);
        return allowed == null
                ? response.build()
                : response.header(HttpHeaders.ALLOW, allowed).build();
    }

    private static Response unreadable() {
        return Problem.response(ProblemType.INVALID, "The request is not readable");
    }

    private static Response internal(WebApplicationException failure) {
        LOG.log(Level.SEVERE, "A request failed", failure);
        return Problem.response(ProblemType.INTERNAL, "The failure was logged; please try again");
    }

    /** Connection failures, an administrator's shutdown, too many connections. */
    private static boolean isAway(SQLException failure) {
        String state = failure.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
    }

    private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
