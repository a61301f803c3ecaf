package io.gatehouse.web.ticket;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import io.gatehouse.ticket.ImportError;
import io.gatehouse.ticket.ImportProgress;
import io.gatehouse.ticket.ImportSource;
import io.gatehouse.ticket.ImportState;
import io.gatehouse.ticket.Imports;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** Tickets as CSV, read while they come in: only a few thousand rows are held at a time. */
@Path("events/{eventId}/tickets/import")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {

    private static final String CSV = "text/csv";
    private static final String UTF_8 = "utf-8";
    private static final String THROUGH_THE_API = "Through the API";

    /** What became of the rows. */
    @Schema(name = "Import")
    public record ImportJson(long imported, long unchanged, long rejected, List<ImportError> errors) {}

    @EJB
    private Imports imports;

    @POST
    @Consumes(CSV)
    @RolesAllowed("ADMIN")
    public ImportJson read(
            @PathParam("eventId") UUID eventId,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable MediaType type,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length,
            @RequestBody(content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
                    InputStream body)
            throws IOException {
        if (type == null) {
            throw new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Say Content-Type: text/csv");
        }
        String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, UTF_8);
        if (!charset.equalsIgnoreCase(UTF_8)) {
            throw new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the file in UTF-8");
        }
        ImportProgress end = imports.read(eventId, source(body, encoding, length));
        if (end.state() == ImportState.CANCELLED) {
            throw new ProblemException(
                    ProblemType.ILLEGAL_STATE,
                    "The import was cancelled in the console; " + end.imported() + " tickets are imported");
        }
        return new ImportJson(end.imported(), end.unchanged(), end.rejected(), end.errors());
    }

    private ImportSource source(InputStream body, @Nullable String encoding, @Nullable Long length) throws IOException {
        if (length != null && length > imports.mostBytes()) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE, "An import must have at most " + imports.mostBytes() + " bytes");
        }
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return new ImportSource(THROUGH_THE_API, length == null ? ImportSource.UNKNOWN : length, body);
        }
        if (encoding.equalsIgnoreCase("gzip")) {
            return new ImportSource(THROUGH_THE_API, ImportSource.UNKNOWN, unpacked(body));
        }
        throw new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the file as it is, or by gzip");
    }

    private static InputStream unpacked(InputStream body) throws IOException {
        try {
            return new GZIPInputStream(body);
        } catch (ZipException | EOFException e) {
            throw new ProblemException(ProblemType.INVALID, "The body is not gzip");
        }
    }
}
