package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Gatehouse.class)
class SignedCodesIT {
    private final Event event = Event.create();
    private final Door door = event.door(event.checkpoint());

    @Test
    void aCodeSaysWhatADoorWithoutANetworkNeedsAndIsSigned() {
        var ticket = event.ticket(Map.of("category", "Loge Süd", "holder", "Nobody's Business"));
        var code = SignedCode.read(ticket.code());

        assertThat(code.event()).isEqualTo(event.id());
        assertThat(code.ticket()).isEqualTo(ticket.id());
        assertThat(code.serial()).isEqualTo(1);
        assertThat(code.category()).isEqualTo("Loge Süd");
        assertThat(code.isSignedBy(publicKey(code.key()))).isTrue();
        assertThat(code.forged().isSignedBy(publicKey(code.key()))).isFalse();
    }

    @Test
    void aCodeIsShownAgainAsItWas() {
        var ticket = event.ticket(
                Map.of("validFrom", "2031-07-01T18:00:00.123456Z", "validUntil", "9999-12-31T23:59:59.9999Z"));

        assertThat(ticket.shown().text("code")).isEqualTo(ticket.code());
        rotate();
        assertThat(ticket.shown().text("code")).isEqualTo(ticket.code());
    }

    @Test
    void windowsOfAnyTimeCanBeSaid() {
        for (var time : List.of("0001-01-01T00:00:00Z", "1969-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z")) {
            var ticket = event.ticket(Map.of("validFrom", time));

            assertThat(ticket.shown().text("code")).isEqualTo(ticket.code());
        }
    }

    @Test
    void aDamagedCodeIsUnknown() {
        var ticket = event.ticket();
        var code = ticket.code();

        for (var at : List.of(5, code.length() / 2, code.length() - 1)) {
            var other = code.charAt(at) == 'A' ? 'B' : 'A';
            assertThat(door.enter(code.substring(0, at) + other + code.substring(at + 1)))
                    .hasToString("REFUSED unknown");
        }
        assertThat(door.enter(ticket)).hasToString("ADMITTED");
    }

    @Test
    void aReissuedCodeHasTheNextSerial() {
        var first = event.ticket();
        var second = first.reissue();

        assertThat(SignedCode.read(second.code()).serial()).isEqualTo(2);
        assertThat(SignedCode.read(second.reissue().code()).serial()).isEqualTo(3);
        assertThat(door.enter(first)).hasToString("REFUSED revoked");
    }

    @Test
    void aNewKeySignsNewCodesAndTheOldOnesStayValid() {
        var old = event.ticket();
        var rotated = rotate();
        var anew = event.ticket();

        assertThat(rotated.number("id")).isEqualTo(2);
        assertThat(SignedCode.read(old.code()).key()).isEqualTo(1);
        assertThat(SignedCode.read(anew.code()).key()).isEqualTo(2);
        assertThat(SignedCode.read(anew.code()).isSignedBy(rotated.text("publicKey")))
                .isTrue();
        assertThat(keys()).extracting(key -> key.getInt("id")).containsExactly(2, 1);
        assertThat(keys()).extracting(key -> Answer.isNull(key, "retiredAt")).containsExactly(true, false);
        assertThat(door.enter(old)).hasToString("ADMITTED");
        assertThat(door.enter(anew)).hasToString("ADMITTED");
    }

    @Test
    void eventsDoNotShareKeys() {
        var elsewhere = Event.create();
        var ticket = elsewhere.ticket();
        event.ticket();

        assertThat(SignedCode.read(ticket.code()).isSignedBy(publicKey(1))).isFalse();
        assertThat(door.enter(ticket)).hasToString("REFUSED unknown");
    }

    @Test
    void manyFirstTicketsAtOnceAreSignedByOneKey() {
        var tickets = Together.call(8, n -> event.ticket());

        assertThat(keys()).hasSize(1);
        assertThat(tickets).allMatch(ticket -> SignedCode.read(ticket.code()).isSignedBy(publicKey(1)));
    }

    @Test
    void keysAreRotatedByAdminsAndNobodyElse() {
        Api.anyone().post(event.path("/keys/rotate")).problem(401);
        Api.anyone().get(event.path("/keys")).problem(401);
        door.api().post(event.path("/keys/rotate")).forbidden();
        Api.admin().post("/api/events/" + UUID.randomUUID() + "/keys/rotate").problem(404);
        Api.admin().get("/api/events/" + UUID.randomUUID() + "/keys").problem(404);
        assertThat(keys()).isEmpty();
    }

    private Answer rotate() {
        return Api.admin().post(event.path("/keys/rotate")).expect(201);
    }

    private List<JsonObject> keys() {
        return Api.admin().get(event.path("/keys")).expect(200).items();
    }

    private String publicKey(int id) {
        return keys().stream()
                .filter(key -> key.getInt("id") == id)
                .findFirst()
                .orElseThrow()
                .getString("publicKey");
    }
}
