package io.gatehouse.web.trust;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** What devices install to trust this server, each in the form that it takes. */
@WebServlet({Downloads.CERTIFICATE, Downloads.PEM, Downloads.PROFILE})
public class Downloads extends HttpServlet {

    static final String CERTIFICATE = "/trust/gatehouse-ca.crt";
    static final String PEM = "/trust/gatehouse-ca.pem";
    static final String PROFILE = "/trust/gatehouse-ca.mobileconfig";

    @Inject
    private Authority authority;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<CaCertificate> certificate = authority.certificate();
        if (certificate.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Cache-Control", "no-cache");
        switch (request.getServletPath()) {
            case PROFILE ->
                send(
                        response,
                        "application/x-apple-aspen-config",
                        certificate.get().profile());
            case PEM ->
                send(response, "application/x-pem-file", certificate.get().pem());
            default ->
                send(response, "application/x-x509-ca-cert", certificate.get().der());
        }
    }

    private static void send(HttpServletResponse response, String type, byte[] content) throws IOException {
        response.setContentType(type);
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }
}
