package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Gatehouse.class)
class ScansIT {
    private final Event event = Event.create();
    private final Checkpoint gate = event.checkpoint();
    private final Door door = event.door(gate);

    @Test
    void anAdmissionTellsWhoMayGoIn() {
        var ticket = event.ticket(Map.of("reference", "A-7", "holder", "Ida Huber", "category", "VIP"));
        var scan = Scan.of(gate, ticket);
        var verdict = door.scan(scan);

        assertThat(verdict).hasToString("ADMITTED");
        assertThat(verdict.json().getString("scanId")).isEqualTo(scan.id());
        assertThat(verdict.json().getString("explanation")).isNotBlank();
        assertThat(verdict.json().getString("decidedAt")).endsWith("Z");
        assertThat(Duration.between(verdict.decidedAt(), Instant.now()).abs()).isLessThan(Duration.ofSeconds(10));
        assertThat(verdict.replay()).isFalse();
        var guest = verdict.json().getJsonObject("ticket");
        assertThat(guest.getString("id")).isEqualTo(ticket.id());
        assertThat(guest.getString("reference")).isEqualTo("A-7");
        assertThat(guest.getString("holder")).isEqualTo("Ida Huber");
        assertThat(guest.getString("category")).isEqualTo("VIP");
    }

    @Test
    void everyAnswerHasAllFieldsNullOrNot() {
        var names = new String[] {
            "scanId", "verdict", "reason", "explanation", "forced", "replay", "decidedAt", "ticket", "previous"
        };
        var admitted = door.enter(event.ticket()).json();
        var unknown = door.enter("no such code").json();

        assertThat(admitted).containsKeys(names);
        assertThat(Answer.isNull(admitted, "reason")).isTrue();
        assertThat(Answer.isNull(admitted, "previous")).isTrue();
        assertThat(admitted.getJsonObject("ticket")).containsKeys("id", "reference", "holder", "category");
        assertThat(unknown).containsKeys(names);
        assertThat(Answer.isNull(unknown, "ticket")).isTrue();
        assertThat(Answer.isNull(unknown, "previous")).isTrue();
    }

    @Test
    void aSecondScanIsRefusedWithWhenAndWhereTheFirstWas() {
        var ticket = event.ticket();
        var first = door.enter(ticket);
        var second = event.door(gate).enter(ticket);

        assertThat(second).hasToString("REFUSED already_admitted");
        var previous = second.json().getJsonObject("previous");
        assertThat(Instant.parse(previous.getString("at"))).isEqualTo(first.decidedAt());
        assertThat(previous.getString("checkpoint")).isEqualTo(gate.name());
        assertThat(previous.getString("scanner")).isEqualTo(door.name());
        assertThat(second.json().getString("explanation")).isNotBlank();
    }

    @Test
    void everyScanLeavesOneRowRefusedOrNot() {
        var ticket = event.ticket();

        door.enter(ticket);
        door.enter(ticket);
        door.enter("no such code");
        door.leave(ticket);

        assertThat(Gatehouse.database().scansOf(ticket)).isEqualTo(3);
        assertThat(Gatehouse.database().scansAt(gate)).isEqualTo(4);
        assertThat(Gatehouse.database().scansOf(event)).isEqualTo(4);
    }

    @Test
    void aTicketIsAdmittedAtEveryCheckpointOnItsOwn() {
        var hall = event.checkpoint();
        var inside = event.door(hall);
        var ticket = event.ticket();

        assertThat(door.enter(ticket)).hasToString("ADMITTED");
        assertThat(inside.enter(ticket)).hasToString("ADMITTED");
        assertThat(inside.enter(ticket)).hasToString("REFUSED already_admitted");
    }

    @Test
    void twoScannersOfOneCheckpointAreOnePlace() {
        var ticket = event.ticket();

        assertThat(door.enter(ticket)).hasToString("ADMITTED");
        assertThat(event.door(gate).enter(ticket)).hasToString("REFUSED already_admitted");
    }

    @Test
    void aTicketIsAdmittedAsOftenAsTheRuleSays() {
        var tent = event.checkpoint(Map.of("entriesPerTicket", 3));
        var tentDoor = event.door(tent);
        var ticket = event.ticket();

        for (int i = 0; i < 3; i++) {
            assertThat(tentDoor.enter(ticket)).hasToString("ADMITTED");
        }
        assertThat(tentDoor.enter(ticket)).hasToString("REFUSED already_admitted");
    }

    @Test
    void aCheckpointThatIsNotTheScannersIsNoneOfItsBusiness() {
        var other = event.checkpoint();
        var foreign = Event.create().checkpoint();
        var ticket = event.ticket();

        door.ask(Scan.of(other, ticket)).problem(403, "wrong-checkpoint");
        door.ask(Scan.of(foreign, ticket)).problem(403, "wrong-checkpoint");
        door.ask(Scan.of(gate, ticket).with("checkpointId", "00000000-0000-4000-8000-000000000000"))
                .problem(403, "wrong-checkpoint");

        assertThat(door.enter(ticket)).hasToString("ADMITTED");
    }

    @Test
    void theClaimedTimeOfASingleScanDecidesNothing() {
        var expired = event.ticket(Map.of("validUntil", Event.fromNow(Duration.ofMinutes(-5))));
        var valid = event.ticket(Map.of("validUntil", Event.fromNow(Duration.ofHours(1))));

        assertThat(door.scan(Scan.of(gate, expired).with("scannedAt", Event.fromNow(Duration.ofHours(-1)))))
                .hasToString("REFUSED expired");
        var verdict = door.scan(Scan.of(gate, valid).with("scannedAt", Event.fromNow(Duration.ofDays(365))));
        assertThat(verdict).hasToString("ADMITTED");
        assertThat(verdict.decidedAt()).isBefore(Instant.now().plusSeconds(10));
    }

    @Test
    void aKioskNamesNobody() {
        var kiosk = event.door("kiosk", gate);
        var ticket = event.ticket(Map.of("holder", "Secret Guest"));

        var admitted = kiosk.ask(Scan.of(gate, ticket)).expect(200);
        var refused = kiosk.ask(Scan.of(gate, ticket)).expect(200);

        assertThat(Verdict.of(admitted)).hasToString("ADMITTED");
        assertThat(Verdict.of(refused)).hasToString("REFUSED already_admitted");
        assertThat(admitted.body()).doesNotContain("Secret Guest");
        assertThat(refused.body()).doesNotContain("Secret Guest");
    }

    @Test
    void noAnswerRepeatsTheCode() {
        var ticket = event.ticket();

        assertThat(door.ask(Scan.of(gate, ticket)).body()).doesNotContain(ticket.code());
        assertThat(door.ask(Scan.of(gate, ticket)).body()).doesNotContain(ticket.code());
    }
}
