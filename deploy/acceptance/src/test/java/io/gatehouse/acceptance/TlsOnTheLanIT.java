package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What somebody meets who comes from another machine: HTTPS at the usual ports, and plain HTTP for what must come before.
 * The machines are namespaces; where none may be made, {@link TlsIT} is what there is.
 */
class TlsOnTheLanIT {
    private static final Logger LOG = Logger.getLogger(TlsOnTheLanIT.class.getName());
    private static final String SERVER = "192.168.77.1";
    private static final String LATER = "10.77.0.1";
    private static final Duration START = Duration.ofMinutes(3);

    @TempDir
    Path work;

    @Test
    @Timeout(300)
    void theWayFromPlainHttpToTrustAndHttps() throws Exception {
        var made = Lan.make(SERVER + "/24", "192.168.77.2/24");
        if (made.isEmpty()) {
            LOG.warning("Namespaces can't be made here: HTTPS is tested on loopback only");
            return;
        }
        var program = Path.of(System.getProperty("gatehouse.dist"), "bin", "gatehouse")
                .normalize();
        try (var lan = made.get()) {
            var scene = new Scene(lan, work);
            var gatehouse = lan.startOnServer(
                    List.of(program.toString()),
                    Map.of("GATEHOUSE_DATA", work.resolve("data").toString()),
                    scene.log());
            try {
                await("Gatehouse is ready")
                        .atMost(START)
                        .until(() -> scene.said().contains("is ready") || !gatehouse.isAlive());
                assertThat(gatehouse.isAlive()).as(scene.said()).isTrue();
                scene.theTerminalSaysWhereToGo();
                scene.pagesAreSentToHttps();
                scene.callsAreRefusedAndWhatIsOpenIsServed();
                scene.nobodyIsSentWhereAHeaderSays();
                scene.aNewAddressIsInTheCertificateAtOnce();
            } finally {
                gatehouse.destroy();
                assertThat(gatehouse.waitFor(45, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    private record Scene(Lan lan, Path work) {
        void theTerminalSaysWhereToGo() {
            assertThat(said())
                    .contains("https://" + SERVER + ":8443/console/", "http://" + SERVER + ":8080/trust")
                    .doesNotContain("refused over plain HTTP");
            var fingerprint = Certificates.fingerprint(Certificates.read(authority()));
            assertThat(said().lines().map(String::strip).collect(Collectors.joining(":")))
                    .contains(fingerprint);
            assertThat(plain("GET /trust", "Host: " + SERVER + ":8080"))
                    .startsWith("HTTP/1.1 200")
                    .contains("http://" + SERVER + ":8080/trust", "https://" + SERVER + ":8443/console/")
                    .contains(fingerprint.substring(0, 23));
            assertThat(plain("GET /trust/gatehouse-ca.crt", "Host: " + SERVER + ":8080"))
                    .startsWith("HTTP/1.1 200")
                    .contains("application/x-x509-ca-cert");
            assertThat(plain("GET /trust/gatehouse-ca.mobileconfig", "Host: " + SERVER + ":8080"))
                    .contains("application/x-apple-aspen-config", "</plist>");
            assertThat(encrypted(SERVER, "GET /console/sign-in.xhtml")).startsWith("HTTP/1.1 200");
            assertThat(encrypted(SERVER, "GET /trust")).contains("http://" + SERVER + ":8080/trust");
        }

        void pagesAreSentToHttps() {
            assertThat(plain("GET /console/event.xhtml?id=7&x=%2F", "Host: " + SERVER + ":8080"))
                    .startsWith("HTTP/1.1 307")
                    .contains("Location: https://" + SERVER + ":8443/console/event.xhtml?id=7&x=%2F\r\n", "no-store")
                    .doesNotContain("Set-Cookie");
            assertThat(plain("HEAD /", "Host: " + SERVER + ":8080"))
                    .contains("Location: https://" + SERVER + ":8443/\r\n");
            assertThat(plain("GET /scanner/", "Host: [fd00::7]:8080"))
                    .contains("Location: https://[fd00::7]:8443/scanner/\r\n");
            assertThat(plain("POST /console/sign-in.xhtml", "Host: " + SERVER, "Content-Length: 0"))
                    .startsWith("HTTP/1.1 403")
                    .doesNotContain("Location:");
        }

        void callsAreRefusedAndWhatIsOpenIsServed() {
            for (var path : List.of("/api/events", "/api/sessions/current", "/ws/live/1")) {
                assertThat(plain("GET " + path, "Host: " + SERVER, "Authorization: Bearer gst_x"))
                        .as(path)
                        .startsWith("HTTP/1.1 403")
                        .contains("urn:gatehouse:problem:https-required");
            }
            assertThat(plain("GET /health/ready", "Host: " + SERVER)).startsWith("HTTP/1.1 200");
        }

        void nobodyIsSentWhereAHeaderSays() {
            for (var host :
                    List.of("evil.example/", "a@evil.example", "evil.example:80:80", "<b>", "a b", "[::1", "")) {
                assertThat(plain("GET /console/", "Host: " + host))
                        .as(host)
                        .doesNotContainIgnoringCase("evil")
                        .doesNotContain("<b>");
            }
            // whoever forwards to us does HTTPS itself, and would be sent round and round
            for (var header : List.of("X-Forwarded-For: 10.0.0.1", "X-Forwarded-Proto: https", "Via: 1.1 proxy")) {
                assertThat(plain("GET /console/", "Host: " + SERVER, header))
                        .as(header)
                        .startsWith("HTTP/1.1 403")
                        .doesNotContain("Location:");
            }
            assertThat(plain("GET /console/", "Host: " + SERVER + ":8443"))
                    .startsWith("HTTP/1.1 403")
                    .doesNotContain("Location:");
        }

        void aNewAddressIsInTheCertificateAtOnce() {
            lan.addAddress(LATER + "/24");
            lan.addVisitor("10.77.0.2/24");
            await("a certificate for " + LATER)
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> encrypted(LATER, "GET /health/ready").startsWith("HTTP/1.1 200"));
            assertThat(encrypted(SERVER, "GET /health/ready")).startsWith("HTTP/1.1 200");
            assertThat(said()).containsOnlyOnce("is ready").contains("HTTPS shows a new certificate");
        }

        String plain(String line, String... headers) {
            List<String> arguments = new ArrayList<>(List.of(SERVER, "8080", "-", line));
            arguments.addAll(List.of(headers));
            return visit(arguments);
        }

        String encrypted(String host, String line) {
            return visit(List.of(host, "8443", authority().toString(), line, "Host: " + host + ":8443"));
        }

        String visit(List<String> arguments) {
            return lan.visit(Visit.class, arguments);
        }

        Path authority() {
            return work.resolve("data/tls/authority.crt");
        }

        Path log() {
            return work.resolve("gatehouse.log");
        }

        String said() {
            try {
                return Files.readString(log());
            } catch (IOException e) {
                return "";
            }
        }
    }
}
