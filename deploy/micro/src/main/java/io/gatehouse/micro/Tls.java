package io.gatehouse.micro;

import io.gatehouse.micro.tls.ServerCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Which certificate HTTPS shows: the configured one, or one of our own. */
final class Tls {

    /** Under which the application finds the certificate that people must trust, if there is one. */
    static final String AUTHORITY = "gatehouse.tls.authority";

    private static final String FOLDER = "tls";

    private Tls() {}

    /** Whether somebody set it up, or devices may know it from an earlier run. */
    static boolean isAskedFor(Settings settings) {
        return settings.has(Option.HTTPS_PORT)
                || settings.has(Option.TLS_CERTIFICATE)
                || Files.exists(settings.data().resolve(FOLDER));
    }

    static ServerCertificate certificate(Settings settings, DataFolder data) {
        if (settings.has(Option.TLS_CERTIFICATE)) {
            System.clearProperty(AUTHORITY);
            return ServerCertificate.brought(
                    Path.of(settings.get(Option.TLS_CERTIFICATE)),
                    Optional.of(settings.get(Option.TLS_KEY))
                            .filter(key -> !key.isEmpty())
                            .map(Path::of),
                    settings.get(Option.TLS_PASSWORD));
        }
        Path shared = settings.data().resolve(FOLDER);
        ServerCertificate issued = ServerCertificate.issued(shared, data.resolve(FOLDER));
        System.setProperty(
                AUTHORITY,
                ServerCertificate.authorityFile(shared).toAbsolutePath().toString());
        return issued;
    }
}
