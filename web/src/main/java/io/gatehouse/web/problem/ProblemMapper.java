package io.gatehouse.web.problem;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import io.gatehouse.scanner.Command;
import io.gatehouse.scanner.Mailbox;
import io.gatehouse.web.security.Identity;
import jakarta.ejb.EJBAccessException;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns every failure of a call into a problem. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

    @Context
    @SuppressWarnings("NullAway.Init")
    private SecurityContext security;

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof EJBAccessException || failure instanceof ForbiddenException) {
            return notAllowed();
        }
        return failure instanceof WebApplicationException http && Failures.find(http, ProblemException.class) == null
                ? fromHttp(http)
                : told(Failures.told(failure));
    }

    private Response told(ProblemException problem) {
        return Problem.isScannersOwn(problem)
                ? Problem.response(problem, commands(security.getUserPrincipal()))
                : Problem.response(problem);
    }

    /** What waits for the scanner that is told that it may do nothing. */
    private static List<Command> commands(@Nullable Principal caller) {
        return caller != null && Identity.isScanner(caller)
                ? CDI.current().select(Mailbox.class).get().open(Identity.scannerId(caller))
                : List.of();
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
        return Problem.response(Failures.ours(failure));
    }
}
