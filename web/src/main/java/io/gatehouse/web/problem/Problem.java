package io.gatehouse.web.problem;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import io.gatehouse.scanner.Command;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A problem as RFC 9457 writes it. */
public final class Problem {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** These tell the scanner, too, what it was commanded to do. */
    private static final Set<ProblemType> SCANNERS_OWN = EnumSet.of(
            ProblemType.SCANNER_PENDING,
            ProblemType.SCANNER_SUSPENDED,
            ProblemType.SCANNER_REVOKED,
            ProblemType.SCANNER_EXPIRED,
            ProblemType.WRONG_EVENT);

    private Problem() {}

    static Response response(ProblemException problem) {
        return response(problem, List.of());
    }

    static Response response(ProblemException problem, List<Command> commands) {
        Response.ResponseBuilder response = begin(problem.type(), json(problem, commands));
        problem.retryAfter().ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, seconds(wait)));
        return response.build();
    }

    public static Response response(ProblemType type, String detail) {
        return begin(type, json(type, detail)).build();
    }

    public static String json(ProblemType type, String detail) {
        return json(new ProblemException(type, detail), List.of());
    }

    public static String json(ProblemException problem, List<Command> commands) {
        ProblemType type = problem.type();
        JsonObjectBuilder object = Json.createObjectBuilder()
                .add("type", type.urn())
                .add("title", type.title())
                .add("status", type.status())
                .add("detail", problem.detail());
        problem.more().forEach(object::add);
        if (!problem.violations().isEmpty()) {
            JsonArrayBuilder fields = Json.createArrayBuilder();
            problem.violations()
                    .forEach(violation -> fields.add(Json.createObjectBuilder()
                            .add("field", violation.field())
                            .add("message", violation.message())));
            object.add("violations", fields);
        }
        if (SCANNERS_OWN.contains(type)) {
            JsonArrayBuilder told = Json.createArrayBuilder();
            commands.forEach(command -> told.add(object(command)));
            object.add("commands", told);
        }
        return object.build().toString();
    }

    /** Whether what is wrong is the scanner itself, so that it is told with the problem what to do. */
    public static boolean isScannersOwn(ProblemException problem) {
        return SCANNERS_OWN.contains(problem.type());
    }

    private static Response.ResponseBuilder begin(ProblemType type, String json) {
        Response.ResponseBuilder response =
                Response.status(type.status()).type(MEDIA_TYPE).entity(json);
        if (type == ProblemType.UNAUTHENTICATED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response;
    }

    private static JsonObjectBuilder object(Command command) {
        JsonObjectBuilder object = Json.createObjectBuilder()
                .add("id", command.id().toString())
                .add("name", command.name().wire());
        if (command.text() != null) {
            object.add("text", command.text());
        }
        return object.add("at", command.at().toString());
    }

    /** Rounded up: who waits that long need not wait again. */
    public static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
