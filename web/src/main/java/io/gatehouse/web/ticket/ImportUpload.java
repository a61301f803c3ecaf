package io.gatehouse.web.ticket;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemException.Violation;
import io.gatehouse.common.ProblemType;
import io.gatehouse.event.Events;
import io.gatehouse.ticket.ImportSource;
import io.gatehouse.ticket.Imports;
import io.gatehouse.web.problem.Problem;
import io.gatehouse.web.problem.Query;
import jakarta.ejb.EJB;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes the file that the import page sends. It is kept on the disk until it is imported: from then on the import needs
 * no browser.
 */
@WebServlet("/console/import/upload")
public class ImportUpload extends HttpServlet {

    private static final String ADMIN = "ADMIN";
    private static final int PIECE = 64 * 1024;
    private static final int LONGEST_NAME = 200;

    @EJB
    @SuppressWarnings("NullAway.Init")
    private transient Imports imports;

    @EJB
    @SuppressWarnings("NullAway.Init")
    private transient Events events;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.isUserInRole(ADMIN)) {
            tell(response, ProblemType.FORBIDDEN, "Only administrators import tickets");
            return;
        }
        try {
            UUID eventId = event(request);
            Path file = keep(request);
            long bytes = Files.size(file);
            // from here on the file is nowhere but in our hands, and gone with us
            InputStream input = Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
            start(eventId, new ImportSource(name(request.getParameter("name")), bytes, input));
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
        } catch (ProblemException problem) {
            tell(response, problem.type(), problem.detail());
        }
    }

    private void start(UUID eventId, ImportSource source) throws IOException {
        try {
            imports.start(eventId, source);
        } catch (ProblemException e) {
            source.input().close();
            throw e;
        }
    }

    private Path keep(HttpServletRequest request) throws IOException {
        File folder = (File) request.getServletContext().getAttribute(ServletContext.TEMPDIR);
        Path file = Files.createTempFile(Files.createDirectories(folder.toPath()), "import", ".csv");
        try (OutputStream output = Files.newOutputStream(file)) {
            copy(request.getInputStream(), output, request.getContentLengthLong());
            return file;
        } catch (IOException | ProblemException e) {
            Files.delete(file);
            throw e;
        }
    }

    private void copy(InputStream input, OutputStream output, long announced) throws IOException {
        long most = imports.mostBytes();
        long bytes = 0;
        byte[] piece = new byte[PIECE];
        for (int read = read(input, piece); read >= 0; read = read(input, piece)) {
            bytes += read;
            if (bytes > most) {
                throw new ProblemException(ProblemType.TOO_LARGE, "The file must have at most " + most + " bytes");
            }
            output.write(piece, 0, read);
        }
        if (announced >= 0 && bytes != announced) {
            throw brokenOff();
        }
    }

    private static int read(InputStream input, byte[] piece) {
        try {
            return input.read(piece);
        } catch (IOException e) {
            throw brokenOff();
        }
    }

    private static ProblemException brokenOff() {
        return new ProblemException(ProblemType.INVALID, "The upload broke off");
    }

    private UUID event(HttpServletRequest request) {
        UUID event = Query.id("event", request.getParameter("event"));
        if (event == null) {
            throw ProblemException.invalid(List.of(new Violation("event", "must be given")));
        }
        events.get(event);
        return event;
    }

    private static String name(@Nullable String given) {
        String name = given == null || given.isBlank() ? "A file" : given.strip();
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    private static void tell(HttpServletResponse response, ProblemType type, String detail) throws IOException {
        response.setStatus(type.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.getOutputStream().write(Problem.json(type, detail).getBytes(StandardCharsets.UTF_8));
    }
}
