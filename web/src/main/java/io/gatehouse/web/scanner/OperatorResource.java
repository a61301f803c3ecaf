package io.gatehouse.web.scanner;

import io.gatehouse.admission.Admission;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemException.Violation;
import io.gatehouse.scanner.Operators;
import io.gatehouse.staff.Reach;
import io.gatehouse.staff.Staff;
import io.gatehouse.staff.StaffMember;
import io.gatehouse.web.problem.Fields;
import io.gatehouse.web.security.Identity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

/** Who works at a scanner. They prove it with a session of their own, which is looked at and not kept. */
@Path("scanner/operator")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class OperatorResource {

    private static final String OPERATOR = "OPERATOR";

    @Schema(name = "SignOn")
    public record SignOn(String staffToken) {}

    @Schema(name = "SignedOn")
    public record SignedOn(OperatorJson operator) {}

    @EJB
    private Admission admission;

    @EJB
    private Operators operators;

    @EJB
    private Staff staff;

    @EJB
    private Reach reach;

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("SCANNER")
    public SignedOn signOn(
            @RequestBody(content = @Content(schema = @Schema(ref = "SignOn"))) Fields fields,
            @Context SecurityContext security) {
        UUID scannerId = Identity.scannerId(security.getUserPrincipal());
        UUID eventId = admission.enter(scannerId);
        String token = fields.require("staffToken").build(() -> fields.text("staffToken", ""));
        StaffMember person = staff.authenticate(token)
                .filter(found -> found.role().groups().contains(OPERATOR) && reach.mayReach(found.id(), eventId))
                .orElseThrow(OperatorResource::wrong);
        return new SignedOn(OperatorJson.of(operators.signOn(scannerId, person.id(), person.name())));
    }

    @DELETE
    @RolesAllowed("SCANNER")
    public void signOff(@Context SecurityContext security) {
        operators.signOff(Identity.scannerId(security.getUserPrincipal()));
    }

    /** Not that the caller is unknown, which would have the scanner pair again. */
    private static ProblemException wrong() {
        return ProblemException.invalid(List.of(new Violation(
                "staffToken", "must be the token of a present session of somebody who works at this event")));
    }
}
