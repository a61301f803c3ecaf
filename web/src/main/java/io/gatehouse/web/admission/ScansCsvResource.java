package io.gatehouse.web.admission;

import io.gatehouse.admission.Scans;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;

@Path("events/{eventId}/scans.csv")
@RequestScoped
@Produces(ScanCsv.MEDIA_TYPE)
public class ScansCsvResource {

    @EJB
    private Scans scans;

    @GET
    @RolesAllowed("SUPERVISOR")
    public Response export(@PathParam("eventId") UUID eventId, @BeanParam ScanWanted wanted) {
        ScanCsv csv = new ScanCsv(scans, eventId, wanted.filter());
        StreamingOutput output = csv::write;
        return Response.ok(output)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"scans.csv\"")
                .build();
    }
}
