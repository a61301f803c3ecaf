package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Gatehouse.class)
class SnapshotIT {
    private final Event event = Event.create();
    private final Checkpoint gate = event.checkpoint(Map.of("entriesPerTicket", 3));
    private final Door door = event.door(gate);
    private final Snapshot snapshot = new Snapshot(door);

    @Test
    void aTicketIsKnownByTheHashOfItsCodeWithAllThatJudgesIt() {
        var ticket = event.ticket(Map.of("category", "VIP", "validFrom", "2031-07-01T18:00:00+02:00", "paid", false));

        var known = snapshot.update().of(ticket);
        assertThat(known.getString("category")).isEqualTo("VIP");
        assertThat(known.getString("state")).isEqualTo("VALID");
        assertThat(known.getString("validFrom")).isEqualTo("2031-07-01T16:00:00Z");
        assertThat(Answer.isNull(known, "validUntil")).isTrue();
        assertThat(known.getBoolean("paid")).isFalse();
        assertThat(known.getInt("used")).isZero();
        assertThat(snapshot.full()).isTrue();
        assertThat(snapshot.size()).isEqualTo(1);
    }

    @Test
    void onlyWhoHoldsTheCodeLearnsWhoseTicketItIs() {
        var ticket = event.ticket(Map.of(
                "holder",
                "Zoë \"Zed\" Żółć 🎟",
                "reference",
                "ORDER-77",
                "email",
                "zoe@example.org",
                "category",
                "VIP"));
        var nobody = event.ticket();

        assertThat(snapshot.update().details(ticket))
                .isEqualTo(Json.createObjectBuilder()
                        .add("holder", "Zoë \"Zed\" Żółć 🎟")
                        .add("reference", "ORDER-77")
                        .add("category", "VIP")
                        .build());
        assertThat(snapshot.of(nobody)).doesNotContainKey("d");
        assertThat(Snapshot.ask(door, "").body())
                .doesNotContain("Zed", "ORDER-77", "zoe@example.org", ticket.code(), ticket.id());
    }

    @Test
    void aKioskIsToldNobodysDetails() {
        var ticket = event.ticket(Map.of("holder", "Zed"));

        assertThat(new Snapshot(event.door("kiosk", gate)).update().of(ticket)).doesNotContainKey("d");
        assertThat(new Snapshot(event.door("scan-only", gate)).update().of(ticket))
                .containsKey("d");
    }

    @Test
    void whenNothingChangedNothingIsTold() {
        event.tickets(5);
        assertThat(snapshot.update().told()).isEqualTo(5);

        snapshot.update();
        assertThat(snapshot.full()).isFalse();
        assertThat(snapshot.told()).isZero();
        assertThat(snapshot.page().getJsonArray("removed")).isEmpty();
        assertThat(snapshot.size()).isEqualTo(5);
    }

    @Test
    void onlyWhatChangedIsTold() {
        var tickets = event.tickets(4);
        snapshot.update();

        tickets.get(0).block();
        tickets.get(1).cancel();
        door.enter(tickets.get(2));
        door.enter(tickets.get(2));
        var late = event.ticket();

        assertThat(snapshot.update().told()).isEqualTo(4);
        assertThat(snapshot.full()).isFalse();
        assertThat(snapshot.of(tickets.get(0)).getString("state")).isEqualTo("BLOCKED");
        assertThat(snapshot.of(tickets.get(1)).getString("state")).isEqualTo("CANCELLED");
        assertThat(snapshot.of(tickets.get(2)).getInt("used")).isEqualTo(2);
        assertThat(snapshot.of(tickets.get(2)).getJsonObject("usedAt").getInt(gate.id()))
                .isEqualTo(2);
        assertThat(snapshot.knows(late)).isTrue();

        tickets.get(0).unblock();
        assertThat(snapshot.update().told()).isEqualTo(1);
        assertThat(snapshot.of(tickets.get(0)).getString("state")).isEqualTo("VALID");
    }

    @Test
    void aRevocationArrivesWithTheNextUpdateAndInEveryFullSnapshot() {
        var old = event.ticket();
        assertThat(snapshot.update().knows(old)).isTrue();
        var anew = old.reissue();

        for (var told : List.of(snapshot.update(), new Snapshot(door).update())) {
            assertThat(told.knows(old)).isFalse();
            assertThat(told.isRemoved(old)).isTrue();
            assertThat(told.knows(anew)).isTrue();
        }
    }

    @Test
    void whatWasUsedElsewhereIsNotTold() {
        var lounge = event.checkpoint(Map.of("name", "Lounge"));
        var ticket = event.ticket();
        event.door(lounge).enter(ticket);

        assertThat(snapshot.update().of(ticket).getInt("used")).isZero();
        assertThat(snapshot.page().getJsonArray("checkpoints").getValuesAs(JsonObject.class))
                .extracting(checkpoint -> checkpoint.getString("id"))
                .containsExactly(gate.id());
        assertThat(new Snapshot(event.door(gate, lounge)).update().of(ticket).getInt("used"))
                .isEqualTo(1);
    }

    @Test
    void anotherEventsTicketsAreNotTold() {
        event.ticket();
        var elsewhere = Event.create();
        var theirs = elsewhere.ticket();
        var theirDoor = elsewhere.door(elsewhere.checkpoint());

        assertThat(snapshot.update().knows(theirs)).isFalse();
        var cursor = snapshot.page().getString("cursor");
        var told = Snapshot.ask(theirDoor, cursor).expect(200).json();
        assertThat(told.getBoolean("full")).isTrue();
        assertThat(told.toString()).contains(Snapshot.hash(theirs.code()));
        assertThat(told.getJsonArray("tickets")).hasSize(1);
    }

    @Test
    void theRulesAndTheKeysComeAlong() {
        var code = SignedCode.read(event.ticket().code());
        Api.admin()
                .patch(
                        "/api/checkpoints/" + gate.id(),
                        Map.of("categories", List.of("VIP", "CREW"), "acceptUnpaid", true))
                .expect(200);
        event.pause();

        var page = snapshot.update().page();
        var rules = page.getJsonArray("checkpoints").getJsonObject(0);
        assertThat(rules.getInt("entriesPerTicket")).isEqualTo(3);
        assertThat(rules.getJsonArray("categories").toString()).isEqualTo("[\"CREW\",\"VIP\"]");
        assertThat(rules.getBoolean("acceptUnpaid")).isTrue();
        assertThat(rules.getBoolean("paused")).as("its event is").isTrue();
        assertThat(rules).containsKeys("name", "reentry", "opensAt", "closesAt", "capacity", "perimeter", "archived");
        var key = page.getJsonArray("keys").getJsonObject(0);
        assertThat(key.getInt("id")).isEqualTo(code.key());
        assertThat(code.isSignedBy(key.getString("publicKey"))).isTrue();
    }

    @Test
    void manyTicketsComeInPages() {
        for (var i = 0; i < 6; i++) {
            event.tickets(1000);
        }
        var first = Snapshot.ask(door, "").expect(200).json();

        assertThat(first.getJsonArray("tickets")).hasSize(5000);
        assertThat(first.isNull("next")).isFalse();
        assertThat(snapshot.update().size()).isEqualTo(6000);
        assertThat(snapshot.pages()).isEqualTo(2);
        assertThat(snapshot.update().told()).isZero();
    }

    @Test
    void aCursorOfNoUseBeginsAnew() {
        event.ticket();

        for (var since : List.of("x", "AAAA.BBBB", "%00", "x".repeat(5000))) {
            assertThat(Snapshot.ask(door, since).expect(200).json().getBoolean("full"))
                    .as(since)
                    .isTrue();
        }
    }

    @Test
    void whoMayNotScanIsToldNothing() {
        var ticket = event.ticket();
        var waiting = Door.enrol(event.pairing(Map.of()).expect(201).text("pairingCode"), gate);
        Snapshot.ask(waiting, "").problem(403, "scanner-pending");

        door.suspend();
        var refused = Snapshot.ask(door, "").problem(403, "scanner-suspended");
        assertThat(refused.body()).doesNotContain(Snapshot.hash(ticket.code()));
        door.revoke();
        Snapshot.ask(door, "").problem(403, "scanner-revoked");

        Api.anyone().get("/api/scanner/snapshot").problem(401);
        Api.admin().get("/api/scanner/snapshot").forbidden();
    }

    @Test
    void whetherShortCodesGoOfflineIsTheEventsChoice() {
        var patched = Api.admin()
                .patch(event.path(""), Map.of("weakCodesOffline", true))
                .expect(200);

        assertThat(patched.json().getBoolean("weakCodesOffline")).isTrue();
        assertThat(Api.admin().get(event.path("")).json().getBoolean("weakCodesOffline"))
                .isTrue();
        assertThat(Api.admin().get(Event.create().path("")).json().getBoolean("weakCodesOffline"))
                .isFalse();
    }
}
