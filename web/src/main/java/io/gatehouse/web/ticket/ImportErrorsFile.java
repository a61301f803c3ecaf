package io.gatehouse.web.ticket;

import io.gatehouse.common.ProblemException;
import io.gatehouse.ticket.Imports;
import io.gatehouse.web.problem.Query;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBAccessException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;

/** All errors of an import, to be mended beside the file that they are in. */
@WebServlet("/console/import/errors.csv")
public class ImportErrorsFile extends HttpServlet {

    @EJB
    @SuppressWarnings("NullAway.Init")
    private transient Imports imports;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            UUID importId = Query.id("import", request.getParameter("import"));
            if (importId == null) {
                throw ProblemException.notFound("import");
            }
            imports.get(importId);
            response.setContentType("text/csv;charset=UTF-8");
            response.setHeader("Content-Disposition", "attachment; filename=\"import-errors.csv\"");
            imports.writeErrors(importId, response.getOutputStream());
        } catch (ProblemException unknown) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } catch (EJBAccessException notAllowed) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
