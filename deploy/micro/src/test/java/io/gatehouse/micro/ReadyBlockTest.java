package io.gatehouse.micro;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.micro.tls.Expired;
import io.gatehouse.micro.tls.ServerCertificate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadyBlockTest {

    private static final Duration TOOK = Duration.ofMillis(11_240);

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, http://localhost:9000/console/",
        "127.0.0.1, http://localhost:9000/console/",
        "127.0.0.2, http://127.0.0.2:9000/console/",
        "::1, http://[0:0:0:0:0:0:0:1]:9000/console/",
    })
    void theConsoleIsWhereItListens(String address, String console) {
        assertThat(block(Map.of(Option.HTTP_ADDRESS, address, Option.HTTP_PORT, "9000")))
                .contains(console, "(11.2 s)");
    }

    @Test
    void whoListensForOthersLearnsThatPlainHttpIsRefusedThem() {
        assertThat(block(Map.of(Option.HTTP_ADDRESS, "0.0.0.0"))).contains("--http-allow-plain=true");
    }

    @Test
    void whoServesOnlyThisMachineOrAllowsPlainHttpIsNotTold() {
        assertThat(block(Map.of(Option.HTTP_ADDRESS, "127.0.0.1"))).doesNotContain("plain");
        assertThat(block(Map.of(Option.HTTP_ALLOW_PLAIN, "true"))).doesNotContain("plain");
    }

    @Test
    void thePasswordIsShownOnlyWhenThereIsAFirstOne() {
        assertThat(new ReadyBlock(settings(Map.of()), null, null).ofServer(TOOK, "ABCD-EFGH"))
                .contains("admin / ABCD-EFGH");
        assertThat(block(Map.of())).doesNotContain("Sign in");
    }

    @Test
    void whoMakesItsOwnCertificateSaysWhereToTrustItAndByWhatToKnowIt(@TempDir Path folder) {
        try (ServerCertificate certificate = ServerCertificate.issued(folder, folder)) {
            String fingerprint = certificate.authorityFingerprint().orElseThrow();
            String block = new ReadyBlock(settings(Map.of(Option.HTTP_ADDRESS, "192.0.2.7")), certificate, null)
                    .ofServer(TOOK, null);

            assertThat(block)
                    .contains("https://192.0.2.7:8443/console/", "http://192.0.2.7:8080/trust")
                    .doesNotContain("plain HTTP");
            assertThat(block.lines().map(String::strip).collect(Collectors.joining()))
                    .contains(fingerprint.replaceAll("((..:){7}..):", "$1"));
        }
    }

    /** Also on a machine without any network, or with public addresses only. */
    @Test
    void theFingerprintIsNeverWithoutThePageThatShowsIt(@TempDir Path folder) {
        try (ServerCertificate certificate = ServerCertificate.issued(folder, folder)) {
            assertThat(new ReadyBlock(settings(Map.of(Option.HTTP_ADDRESS, "0.0.0.0")), certificate, null)
                            .ofServer(TOOK, null))
                    .containsPattern("https://\\S+:8443/console/")
                    .containsPattern("To trust it  http://\\S+:8080/trust\\s+once on each device");
        }
    }

    @Test
    void whoServesOnlyThisMachineIsToldOfHttpsThere(@TempDir Path folder) {
        try (ServerCertificate certificate = ServerCertificate.issued(folder, folder)) {
            assertThat(new ReadyBlock(settings(Map.of(Option.HTTP_ADDRESS, "127.0.0.1")), certificate, null)
                            .ofServer(TOOK, null))
                    .contains("https://localhost:8443/console/")
                    .doesNotContain("trust");
        }
    }

    @Test
    void whatIsNotAsItShouldBeIsTold() {
        assertThat(new ReadyBlock(settings(Map.of()), null, "No HTTPS: port 8443 is taken").ofServer(TOOK, null))
                .contains("Warning      No HTTPS: port 8443 is taken");
    }

    @Test
    void aCertificateThatDevicesRefuseIsToldOf(@TempDir Path folder) {
        Path file = folder.resolve("expired.pem");
        Expired.write(file);
        try (ServerCertificate certificate = ServerCertificate.brought(file, Optional.empty(), "")) {
            assertThat(new ReadyBlock(settings(Map.of(Option.HTTP_ADDRESS, "192.0.2.7")), certificate, null)
                            .ofServer(TOOK, null))
                    .contains("Warning", "has expired");
        }
    }

    private static String block(Map<Option, String> options) {
        return new ReadyBlock(settings(options), null, null).ofServer(TOOK, null);
    }

    private static Settings settings(Map<Option, String> options) {
        return Settings.read(options, Map.of());
    }
}
