package io.gatehouse.web.trust;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The certificate that the launcher's own authority goes by, if the server shows one of that. */
@ApplicationScoped
public class Authority {

    @Inject
    @ConfigProperty(name = "gatehouse.tls.authority")
    private Optional<String> file;

    Optional<CaCertificate> certificate() {
        return file.map(Path::of).filter(Files::isReadable).map(Authority::read);
    }

    private static CaCertificate read(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return new CaCertificate(
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CertificateException e) {
            throw new IllegalStateException("The authority's certificate is damaged: " + path, e);
        }
    }
}
