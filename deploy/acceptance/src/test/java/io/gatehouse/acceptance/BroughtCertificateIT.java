package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS with a certificate that the operator brings, and renews while the server runs. */
class BroughtCertificateIT {
    private static final String PASSWORD = "acceptance-Admin-7391";
    private static final String OPENS = "opens-the-file";

    @TempDir
    Path folder;

    @Test
    @Timeout(300)
    void itIsShownAndItsSuccessorToo() throws Exception {
        var file = folder.resolve("server.p12");
        Certificates.selfSigned(file, "gate.example.org", OPENS);
        int port = Product.freePort();
        try (var product = Product.start(
                        "brought",
                        PASSWORD,
                        Map.of(
                                "GATEHOUSE_HTTPS_PORT",
                                Integer.toString(port),
                                "GATEHOUSE_TLS_CERTIFICATE",
                                file.toString(),
                                "GATEHOUSE_TLS_PASSWORD",
                                OPENS));
                var ours = Gatehouse.insteadOf(product)) {
            var server = URI.create("https://127.0.0.1:" + port);
            assertThat(subject(server)).isEqualTo("CN=gate.example.org");
            assertThat(product.data().resolve("tls")).doesNotExist();

            var page = Api.anyone().get("/trust").expect(200).body();
            assertThat(page).contains("Nothing to install").doesNotContain("mobileconfig");
            assertThat(Api.anyone().get("/trust/gatehouse-ca.crt").status()).isEqualTo(404);

            Certificates.selfSigned(folder.resolve("next.p12"), "renewed.example.org", OPENS);
            Files.move(folder.resolve("next.p12"), file, StandardCopyOption.REPLACE_EXISTING);
            await("the new certificate")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> subject(server).equals("CN=renewed.example.org"));

            Files.writeString(file, "not a certificate at all");
            await("the complaint")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> Files.readString(product.data().resolve("log/gatehouse.0.log"))
                            .contains("The certificate stays as it is"));
            assertThat(subject(server)).isEqualTo("CN=renewed.example.org");
            assertThat(ours).isNotNull();
        }
    }

    private static String subject(URI server) {
        return Certificates.shown(server).get(0).getSubjectX500Principal().getName();
    }
}
