package io.gatehouse.network.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://192.168.1.5:8443,       https://192.168.1.5:8443",
        "HTTPS://Gate.Example.ORG,       https://gate.example.org",
        "https://gate.example.org:443/,  https://gate.example.org",
        "http://10.0.0.1:80,             http://10.0.0.1",
        "http://10.0.0.1:443,            http://10.0.0.1:443",
        "http://[FD00::1]:8080/x,        http://[fd00::1]:8080",
        "https://a.example?x=https://b,  https://a.example",
        "https://a.example#b,            https://a.example",
    })
    void originsAreWrittenAsBrowsersWriteThem(String url, String origin) {
        assertEquals(origin, Address.of(url).orElseThrow().origin());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://",
                "https:///x",
                "ftp://a.example",
                "//a.example",
                "https:a.example",
                "https://a@b.example",
                "https://a.example\\@b.example",
                "https://a.example:0",
                "https://a.example:65536",
                "https://a.example:",
                "https://a.example:8x",
                "https://a b",
                "https://a.example\n",
                "https://\u212Aelvin.example",
                "https://[::1",
                "https://[]",
                "https://.example",
                " https://a.example"
            })
    void whatAnotherReaderMightTakeForAnotherPlaceIsNoAddress(String url) {
        assertTrue(Address.of(url).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.254",
                "192.168.0.1",
                "169.254.3.4",
                "127.0.0.1",
                "localhost",
                "[::1]",
                "[fd12::1]",
                "[fe80::1]",
                "gate.local",
                "gate"
            })
    void nearHosts(String host) {
        assertTrue(Address.of("https://" + host).orElseThrow().isPrivate());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11.1.2.3",
                "172.15.0.1",
                "172.32.1.1",
                "192.169.0.1",
                "10.0.0",
                "10.0.0.256",
                "10.0.0.01",
                "10.0.0.1.example",
                "gate.example.org",
                "[2001:db8::1]"
            })
    void farHosts(String host) {
        assertFalse(Address.of("https://" + host).orElseThrow().isPrivate());
    }

    @Test
    void aCandidateIsAnOriginAndNothingMore() {
        assertTrue(Candidate.local("https://10.0.0.1/").isPresent());
        assertTrue(Candidate.local("https://10.0.0.1/x").isEmpty());
        assertTrue(Candidate.local("https://10.0.0.1?x").isEmpty());
        assertTrue(Candidate.local("https://10.0.0.1//").isEmpty());
        assertThrows(IllegalArgumentException.class, () -> new Candidate("https://10.0.0.1/", Way.LAN));
    }

    @Test
    void aPrivateAddressIsLocalWhateverItIsCalled() {
        assertEquals(
                Way.LAN, Candidate.byAddress("https://10.0.0.1").orElseThrow().way());
        assertEquals(
                Way.TUNNEL,
                Candidate.byAddress("https://gate.example").orElseThrow().way());
        assertEquals(
                Way.LAN, Candidate.local("https://gate.example").orElseThrow().way());
    }

    @Test
    void base64UrlReadsWhatItWrites() {
        Random random = new Random(1);
        for (int length = 0; length < 70; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            String text = Base64Url.write(bytes, length);
            assertEquals(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), text);
            assertTrue(Arrays.equals(bytes, Base64Url.read(text).orElseThrow()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "AAAAA", "AB", "AAB", "AA==", "A+AA", "A/AA", "AA A", "ÄAAA"})
    void base64UrlReadsNothingElse(String text) {
        assertTrue(Base64Url.read(text).isEmpty());
    }
}
