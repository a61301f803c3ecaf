package io.gatehouse.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

    private static final int LEAST = 20_000;
    private static final int DISTANCE = 363;

    @TempDir
    Path data;

    private ServerSocket taken;

    @BeforeEach
    void take() throws IOException {
        do {
            taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } while (taken.getLocalPort() < LEAST);
    }

    @AfterEach
    void leave() throws IOException {
        taken.close();
    }

    @Test
    void whoNeverAskedForHttpsStartsWithoutItIfItsPortIsTaken() {
        Settings settings = settings(Map.of());

        assertThat(Ports.settleHttps(settings))
                .hasValueSatisfying(
                        why -> assertThat(why).contains("No HTTPS", "port " + taken.getLocalPort(), "--https-port"));
        assertThat(settings.httpsPort()).isZero();
        assertThat(settings.get(Option.HTTPS_PORT)).isEqualTo("0");
    }

    @Test
    void whoChoseThePortIsRefused() {
        refused(settings(Map.of(Option.HTTPS_PORT, Integer.toString(taken.getLocalPort()))));
    }

    @Test
    void whoBringsACertificateIsRefused() {
        refused(settings(Map.of(Option.TLS_CERTIFICATE, "/etc/fullchain.pem")));
    }

    @Test
    void whoseDevicesKnowHttpsIsRefused() throws IOException {
        Files.createDirectory(data.resolve("tls"));
        refused(settings(Map.of()));
    }

    @Test
    void aFreePortIsSet() throws IOException {
        Settings settings = settings(Map.of());
        taken.close();

        assertThat(Ports.settleHttps(settings)).isEmpty();
        assertThat(settings.get(Option.HTTPS_PORT)).isEqualTo(Integer.toString(taken.getLocalPort()));
    }

    @Test
    void noneIsNoneWithoutAWordIfItWasChosenSo() {
        Settings chosen = settings(Map.of(Option.HTTPS_PORT, "0"));
        assertThat(Ports.settleHttps(chosen)).isEmpty();
        assertThat(chosen.httpsPort()).isZero();

        Settings beyond = settings(Map.of(Option.HTTP_PORT, "65500"));
        assertThat(Ports.settleHttps(beyond))
                .hasValueSatisfying(why -> assertThat(why).contains("beyond"));
        assertThat(beyond.httpsPort()).isZero();
    }

    @Test
    void withoutAPortForHttpNothingStarts() {
        Settings settings = settings(Map.of(Option.HTTP_PORT, Integer.toString(taken.getLocalPort())));
        assertThatThrownBy(() -> Ports.requireHttp(settings))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("--http-port");
    }

    private void refused(Settings settings) {
        assertThatThrownBy(() -> Ports.settleHttps(settings))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("port " + taken.getLocalPort() + ", for HTTPS,");
    }

    /** With the port that is taken as the one that HTTPS would have. */
    private Settings settings(Map<Option, String> options) {
        Map<Option, String> all = new EnumMap<>(Option.class);
        all.put(Option.DATA, data.toString());
        all.put(Option.HTTP_ADDRESS, "127.0.0.1");
        all.put(Option.HTTP_PORT, Integer.toString(taken.getLocalPort() - DISTANCE));
        all.putAll(options);
        return Settings.read(all, Map.of());
    }
}
