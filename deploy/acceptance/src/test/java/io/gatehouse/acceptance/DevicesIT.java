package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be said of devices while nothing may be looked for: these tests run on somebody's network, and send nothing to it. */
@ExtendWith(Gatehouse.class)
class DevicesIT {

    private static final String WATCH = "/ws/devices";

    @AfterEach
    void offAsItWas() {
        Api.admin()
                .put(
                        "/api/discovery",
                        Map.of("enabled", false, "mdns", false, "ssdp", false, "history", false, "intervalSeconds", 30))
                .expect(200);
    }

    @Test
    void offUntilAnAdministratorSwitchesItOn() {
        var settings = Api.supervisor().get("/api/discovery").expect(200).json();
        assertThat(settings.getBoolean("enabled")).isFalse();
        assertThat(settings.getBoolean("mdns")).isFalse();
        assertThat(settings.getBoolean("ssdp")).isFalse();
        assertThat(settings.getInt("intervalSeconds")).isEqualTo(30);
        assertThat(settings).containsKey("ownSubnets");

        Api.supervisor().post("/api/devices/scan", Map.of()).problem(409, "discovery-off");
        var lan = Api.supervisor().get("/api/devices").expect(200).json();
        assertThat(lan.getBoolean("scanning")).isFalse();
        assertThat(lan).containsKeys("devices", "lastScan");
    }

    @Test
    void onlyAnAdministratorChoosesAndTheAuditSaysWho() {
        Api.supervisor().put("/api/discovery", Map.of("enabled", false)).problem(403, "forbidden");
        var chosen = Api.admin()
                .put("/api/discovery", Map.of("enabled", false, "mdns", true, "intervalSeconds", 60))
                .expect(200)
                .json();
        assertThat(chosen.getBoolean("mdns")).isTrue();
        assertThat(chosen.getInt("intervalSeconds")).isEqualTo(60);

        var record = Api.admin()
                .get("/api/audit?action=discovery.changed")
                .expect(200)
                .items()
                .get(0);
        assertThat(record.toString()).contains("\"mdns\"", "false", "true", "\"intervalSeconds\"", "30", "60");
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.0/24", "127.0.0.0/28", "8.8.8.0/24", "a network", "192.168.1.0/33"})
    void networksThatAreNotOurOwnPrivateOnesAreRefused(String subnet) {
        Api.admin()
                .put("/api/discovery", Map.of("enabled", true, "subnets", List.of(subnet)))
                .violates("subnets");
        assertThat(Api.admin().get("/api/discovery").expect(200).json().getBoolean("enabled"))
                .isFalse();
    }

    @Test
    void whatCannotBeIsRefused() {
        var admin = Api.admin();
        admin.put("/api/discovery", Map.of("enabled", true, "subnets", List.of()))
                .violates("subnets");
        admin.put("/api/discovery", Map.of("enabled", false, "intervalSeconds", 9))
                .violates("intervalSeconds");
        admin.put("/api/discovery", Map.of()).violates("enabled");
        admin.put("/api/discovery", Map.of("enabled", "perhaps")).violates("enabled");
        admin.get("/api/devices?state=asleep").violates("state");
        var nobody = "/api/devices/" + UUID.randomUUID();
        admin.get(nobody + "/history").problem(404, "not-found");
        admin.delete(nobody).problem(404, "not-found");
        admin.patch(nobody, Map.of("label", "Printer")).problem(404, "not-found");
    }

    @Test
    void aWatcherGetsThePictureAndIsToldWhyNothingIsLookedFor() {
        try (var watcher = Socket.open(WATCH)) {
            watcher.send("subscribe", Map.of("token", Api.supervisor().token()));
            assertThat(watcher.next()).containsKeys("seq", "devices", "scanning", "lastScan");

            watcher.send("scan_now", Map.of());
            var problem = watcher.next("problem").getJsonObject("problem");
            assertThat(problem.getString("type")).endsWith("discovery-off");
            assertThat(watcher.isOpen()).isTrue();

            watcher.send("interval", Map.of("seconds", 0));
            assertThat(watcher.next("problem").toString()).contains("seconds");
            watcher.send("interval", Map.of("seconds", 5));
            assertThat(watcher.next("interval")).containsKey("seconds");
            watcher.send("ping", Map.of());
            watcher.next("pong");

            Api.admin()
                    .put("/api/discovery", Map.of("enabled", false, "ssdp", true))
                    .expect(200);
            watcher.next("initial_state");
        }
    }

    @Test
    void whoMayNotWatchIsNotServedAndWhoSignsOutIsNoMore() {
        try (var operator = Socket.open(WATCH)) {
            operator.send("subscribe", Map.of("token", Api.operator().token()));
            assertThat(operator.next("problem").toString()).contains("forbidden");
            assertThat(operator.closedWith()).isEqualTo(1008);
        }
        try (var stranger = Socket.open(WATCH)) {
            stranger.send("scan_now", Map.of());
            assertThat(stranger.closedWith()).isEqualTo(1008);
        }
        var token = Api.signIn("admin", Gatehouse.adminPassword()).expect(201).text("token");
        try (var leaving = Socket.open(WATCH)) {
            leaving.send("subscribe", Map.of("token", token));
            leaving.next("initial_state");
            Api.bearing(token).delete("/api/sessions/current").expect(204);
            assertThat(leaving.closedWith()).isEqualTo(1008);
        }
        assertThatThrownBy(() -> Socket.openFrom("https://elsewhere.example", WATCH))
                .hasStackTraceContaining("403");
    }
}
