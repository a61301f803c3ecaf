package io.gatehouse.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListeningTest {

    private static final List<LocalAddress> ADDRESSES = List.of(
            new LocalAddress("192.168.1.5", 24, "eth0", true, 3), new LocalAddress("fd00::1", 64, "eth0", false, 2));

    @Test
    void httpsIsOfferedAlone() {
        assertThat(new Listening("0.0.0.0", 8080, 8443, false).offered(ADDRESSES))
                .containsExactly("https://192.168.1.5:8443", "https://[fd00::1]:8443");
    }

    @Test
    void plainHttpComesBehindWhereItIsAllowed() {
        assertThat(new Listening("0.0.0.0", 8080, 8443, true).offered(ADDRESSES.subList(0, 1)))
                .containsExactly("https://192.168.1.5:8443", "http://192.168.1.5:8080");
    }

    @Test
    void plainHttpIsNotOfferedWhereItWouldBeRefused() {
        assertThat(new Listening("0.0.0.0", 80, 0, false).offered(ADDRESSES)).isEmpty();
        assertThat(new Listening("0.0.0.0", 80, 0, true).offered(ADDRESSES.subList(0, 1)))
                .containsExactly("http://192.168.1.5");
    }

    @Test
    void aBroughtCertificateSaysItselfWhereItIsGood() {
        Listening brought = new Listening(
                "0.0.0.0", 8080, 8443, false, Optional.of(List.of("gate.example.org", "192.168.1.5", "203.0.113.7")));
        assertThat(brought.offered(ADDRESSES))
                .containsExactly("https://gate.example.org:8443", "https://192.168.1.5:8443");
        assertThat(brought.answering(ADDRESSES)).contains("https://gate.example.org:8443");
        assertThat(brought.offered(List.of())).isEmpty();
    }

    @Test
    void nothingIsOfferedWhereNobodyListens() {
        assertThat(new Listening("127.0.0.1", 8080, 8443, true).offered(ADDRESSES))
                .isEmpty();
        assertThat(new Listening("192.168.1.5", 8080, 0, true).offered(ADDRESSES))
                .containsExactly("http://192.168.1.5:8080");
        assertThat(new Listening("192.168.1.6", 8080, 0, true).offered(ADDRESSES))
                .isEmpty();
    }

    @Test
    void identityIsToldOverPlainHttpTooAndToThisMachine() {
        assertThat(new Listening("0.0.0.0", 8080, 443, false).answering(ADDRESSES.subList(0, 1)))
                .containsExactlyInAnyOrder(
                        "http://192.168.1.5:8080",
                        "https://192.168.1.5",
                        "http://localhost:8080",
                        "http://127.0.0.1:8080",
                        "http://[::1]:8080",
                        "https://localhost",
                        "https://127.0.0.1",
                        "https://[::1]");
    }
}
