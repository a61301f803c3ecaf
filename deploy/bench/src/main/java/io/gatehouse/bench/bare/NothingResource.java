package io.gatehouse.bench.bare;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Takes a body and does nothing with it; answers as many bytes as a verdict has. */
@Path("nothing")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class NothingResource {

    private static final String ANSWER = """
            {"scanId":"00000000-0000-0000-0000-000000000000","verdict":"ADMITTED","explanation":"Welcome","forced":false,\
            "replay":false,"decidedAt":"2026-11-21T12:00:00.000Z","ticket":{"id":"00000000-0000-0000-0000-000000000000"}}\
            """;

    @POST
    public String nothing(String body) {
        return body.isEmpty() ? body : ANSWER;
    }
}
