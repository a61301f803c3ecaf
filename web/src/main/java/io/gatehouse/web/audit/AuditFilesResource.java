package io.gatehouse.web.audit;

import io.gatehouse.audit.Audit;
import io.gatehouse.web.audit.AuditFile.Format;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("")
@RequestScoped
public class AuditFilesResource {

    @EJB
    private Audit audit;

    @GET
    @Path("audit.csv")
    @RolesAllowed("ADMIN")
    @Operation(summary = "The audit as a table")
    public Response table(@BeanParam AuditWanted wanted) {
        return file(wanted, Format.CSV);
    }

    @GET
    @Path("audit.jsonl")
    @RolesAllowed("ADMIN")
    @Operation(summary = "The audit as JSON, a record a line")
    public Response lines(@BeanParam AuditWanted wanted) {
        return file(wanted, Format.JSONL);
    }

    private Response file(AuditWanted wanted, Format format) {
        AuditFile file = new AuditFile(audit, wanted.filter(), format);
        StreamingOutput output = file::write;
        return Response.ok(output, format.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, format.disposition())
                .build();
    }
}
