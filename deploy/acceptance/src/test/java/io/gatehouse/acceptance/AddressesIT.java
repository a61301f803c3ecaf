package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Which of a machine's addresses are offered, on a machine with many kinds of networks: one that the test makes, out of reach
 * of everything. Where that is not permitted, only this machine's loopback is left, which is never offered.
 */
@ExtendWith(Gatehouse.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AddressesIT {
    private static final String CONFIG = "/api/system/network-config";
    private static final String IDENTITY = "/api/system/identity?nonce=";
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String ETHERNET = "https://192.168.5.2:8443";
    private static final String HOTSPOT = "https://172.20.10.2:8443";

    private final IsolatedMachine machine = IsolatedMachine.create();

    @AfterAll
    void remove() {
        machine.close();
    }

    @Test
    @Timeout(300)
    void onlyWhatOthersCanReachIsOfferedAndItFollowsTheNetwork() {
        if (!machine.isPermitted()) {
            System.out.println("AddressesIT: network namespaces are not permitted here; only loopback is looked at");
            assertThat(urls(Api.anyone().get(CONFIG).json().getJsonObject("data")))
                    .isEmpty();
            return;
        }
        machine.network("docker0", "172.17.0.1/16");
        machine.network("br-5f2a9c01", "172.18.0.1/16");
        machine.network("bridge100", "172.20.10.2/28");
        machine.network("en0", "172.32.1.1/24");
        machine.network("eth0", "192.168.5.2/24");
        try (var product = machine.start(Map.of("GATEHOUSE_HTTP_ADDRESS", "0.0.0.0"))) {
            theBeginning();
            anAddressComesAndGoes();
            theWayOutComesFirst();
            identityIsToldAtEachAddress();
            assertThat(product.isAlive()).isTrue();
        }
    }

    private void theBeginning() {
        var config = config();
        assertThat(urls(config)).containsExactly(ETHERNET, HOTSPOT);
        assertThat(config.getString("preferredLocalUrl")).isEqualTo(ETHERNET);
        assertThat(config.getString("status")).isEqualTo("local-only");
        assertThat(sequence(config())).isEqualTo(sequence(config));
    }

    private void anAddressComesAndGoes() {
        var before = config();
        machine.network("wlan0", "10.7.0.9/20");
        await("the new address is offered")
                .atMost(SOON)
                .untilAsserted(
                        () -> assertThat(urls(config())).containsExactly(ETHERNET, HOTSPOT, "https://10.7.0.9:8443"));
        var with = config();
        assertThat(sequence(with)).isGreaterThan(sequence(before));

        machine.run("ip", "link", "set", "wlan0", "down");
        await("it is not offered any more")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(urls(config())).containsExactly(ETHERNET, HOTSPOT));
        assertThat(sequence(config())).isGreaterThan(sequence(with));
    }

    private void theWayOutComesFirst() {
        machine.run("ip", "route", "add", "default", "via", "172.20.10.1", "dev", "bridge100");
        await("the way out comes first")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(urls(config())).containsExactly(HOTSPOT, ETHERNET));
    }

    private void identityIsToldAtEachAddress() {
        for (var origin : List.of("http://192.168.5.2:8080", "http://172.20.10.2:8080", "http://127.0.0.1:8080")) {
            var identity = json(machine.fetch(origin + IDENTITY + Signed.nonce()));
            assertThat(identity.getString("origin")).isEqualTo(origin);
            assertThat(Signed.identity(identity)).isTrue();
            assertThat(Signed.config(config(), identity.getString("publicKey"))).isTrue();
        }
        assertThat(machine.fetch("http://172.17.0.1:8080" + IDENTITY + Signed.nonce()))
                .contains("misdirected");
        assertThat(machine.fetch("http://192.168.5.2:8080/api/events")).contains("https-required");
    }

    private JsonObject config() {
        return json(machine.fetch("http://127.0.0.1:8080" + CONFIG)).getJsonObject("data");
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static List<String> urls(JsonObject config) {
        return Signed.urls(config);
    }

    private static long sequence(JsonObject config) {
        return config.getJsonNumber("sequence").longValue();
    }
}
