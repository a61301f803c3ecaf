package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A guest takes a place, looks where it stands, and leaves; whose place it is, the device's secret says. */
@ExtendWith(Gatehouse.class)
class PlacesIT {
    private static final int AT_ONCE = 32;

    @Test
    void whoJoinsIsToldNumberPlaceAndCode() {
        var queue = Queue.create();
        queue.guest();
        var joined = queue.join(Queue.device()).expect(201);

        var place = joined.json();
        assertThat(URI.create(joined.header("Location")).getPath())
                .isEqualTo(queue.path("/places/" + joined.text("placeId")));
        assertThat(place.getString("id")).isEqualTo(joined.text("placeId"));
        assertThat(place.getInt("number")).isEqualTo(2);
        assertThat(place.getString("status")).isEqualTo("WAITING");
        assertThat(place.getInt("ahead")).isEqualTo(1);
        assertThat(Answer.isNull(place, "etaSeconds")).isTrue();
        assertThat(Answer.isNull(place, "etaRange")).isTrue();
        assertThat(place.getString("code")).matches("[0-9A-Z]{12,}");
        assertThat(Instant.parse(place.getString("joinedAt")))
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(1)),
                        Instant.now().plusSeconds(1));
    }

    @Test
    void aDeviceHasOnePlaceInALineHoweverOftenItJoins() {
        var queue = Queue.create();
        var guest = queue.guest();

        var again = guest.joinAgain().expect(200);

        assertThat(again.json()).isEqualTo(guest.place());
        assertThat(again.text("code")).isEqualTo(guest.code());
        assertThat(Queue.create().join(guest.device()).expect(201).number("number"))
                .isEqualTo(1);
        queue.figures("waiting", 1);
    }

    @Test
    void aDeviceThatJoinsManyTimesAtOnceGetsOnePlace() {
        var queue = Queue.create();
        for (int round = 1; round <= 3; round++) {
            var device = Queue.device();

            var joined = Together.call(AT_ONCE, n -> queue.join(device));

            assertThat(joined).filteredOn(one -> one.status() == 201).hasSize(1);
            assertThat(joined).filteredOn(one -> one.status() == 200).hasSize(AT_ONCE - 1);
            assertThat(joined).extracting(one -> one.number("number")).containsOnly(round);
            assertThat(joined)
                    .extracting(one -> one.text("code"))
                    .containsOnly(joined.get(0).text("code"));
            queue.figures("waiting", round);
        }
    }

    @Test
    void whoJoinsAndLeavesAgainAndAgainAtOnceIsInLineOnceAtMost() {
        var queue = Queue.create();
        var device = Queue.device();

        Together.call(8, n -> {
            for (int i = 0; i < 5; i++) {
                var place = Guest.of(queue, device, queue.join(device).expectSuccess());
                assertThat(place.leave().status()).isIn(200, 409);
            }
            return n;
        });

        queue.figures("waiting", 0, "inService", 0);
        var last = queue.guest();
        assertThat(last.ahead()).isZero();
        assertThat(queue.numbers()).containsExactly(last.number());
    }

    @Test
    void whoLeavesIsGoneAndMayComeAgain() {
        var queue = Queue.create(Map.of("cooldownSeconds", 3600));
        var guest = queue.guest();

        assertThat(guest.leave().expect(200).text("status")).isEqualTo("CANCELLED");

        assertThat(guest.leave().problem(409, "illegal-state").text("state")).isEqualTo("CANCELLED");
        assertThat(guest.status()).isEqualTo("CANCELLED");
        assertThat(guest.ahead()).isZero();
        assertThat(guest.joinAgain().expect(201).number("number")).isEqualTo(2);
        queue.figures("waiting", 1);
    }

    @Test
    void whoWasCalledMayStillLeaveButNotWhoIsServed() {
        var queue = Queue.create();
        var guests = queue.guests(2);
        queue.next();
        guests.get(0).leave().expect(200);
        queue.figures("waiting", 1, "inService", 0);

        queue.next();
        guests.get(1).is("serve").expect(200);
        assertThat(guests.get(1).leave().problem(409, "illegal-state").text("state"))
                .isEqualTo("SERVING");
    }

    @Test
    void thosePutToACounterAreAheadUntilItCallsTheNext() {
        var queue = Queue.create(Map.of("counters", 2));
        var guests = queue.guests(4);
        queue.next(1);
        queue.next(2);
        assertThat(guests.get(2).ahead()).isEqualTo(2);

        guests.get(0).is("complete").expect(200);
        assertThat(guests.get(2).ahead()).isEqualTo(1);
        assertThat(guests.get(3).ahead()).isEqualTo(2);

        // the second counter forgot to complete its guest, and goes on
        queue.next(2);
        assertThat(guests.get(2).ahead()).isZero();
        assertThat(guests.get(3).ahead()).isEqualTo(1);
        queue.figures("waiting", 1, "inService", 1);
    }

    @Test
    void nobodyElseSeesAPlaceOrGivesItUp() {
        var queue = Queue.create();
        var guest = queue.guest();
        var other = queue.guest();

        for (var stranger : List.of(other.api(), Api.anyone().with("X-Device-Token", "x"))) {
            stranger.get(guest.path()).problem(404, "not-found");
            stranger.delete(guest.path()).problem(404, "not-found");
        }
        for (var nobody : List.of(Api.anyone(), queue.host(), Api.anyone().with("X-Device-Token", " "))) {
            nobody.get(guest.path()).problem(401);
            nobody.delete(guest.path()).problem(401);
        }
        guest.api().get(Queue.create().path("/places/" + guest.placeId())).problem(404);
        guest.api().get(queue.path("/places/" + UUID.randomUUID())).problem(404);
        guest.api().get(queue.path("/places/7")).refused();
        guest.api().delete(queue.path("/places/x")).refused();
        assertThat(guest.status()).isEqualTo("WAITING");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"deviceToken\":null}",
                "{\"deviceToken\":\"\"}",
                "{\"deviceToken\":\"   \"}",
                "{\"deviceToken\":7}",
                "{\"deviceToken\":{}}",
                "{\"deviceToken\":[\"x\"]}",
                "{\"deviceToken\":\"nul\\u0000\"}",
                "{\"deviceToken\":\"\\ud800\"}",
                "{\"deviceToken\":\"x\",\"joinCode\":7}",
                "{\"deviceToken\":"
            })
    void whoSendsNoTokenGetsNoPlace(String body) {
        var queue = Queue.create();

        Api.anyone().post(queue.path("/places"), body).problem(400);

        queue.figures("waiting", 0, "seq", 0);
    }

    @Test
    void aTokenMayBeLongButNotEndless() {
        var queue = Queue.create();

        queue.join("x".repeat(200)).expect(201);
        queue.join("x".repeat(201)).violates("deviceToken");
        queue.join("x".repeat(10_000)).violates("deviceToken");
        queue.join("x".repeat(5 << 20)).problem(413);
        Api.anyone()
                .with("X-Device-Token", "x".repeat(10_000))
                .get(queue.path("/places/" + UUID.randomUUID()))
                .refused();
        queue.figures("waiting", 1);
    }

    @Test
    void hostsSeeWhoIsInLineAndWhoWasButNeitherTokensNorCodes() {
        var queue = Queue.create();
        var guests = queue.guests(4);
        queue.next();
        guests.get(0).is("complete").expect(200);
        queue.next();
        guests.get(3).leave();

        var sheet = queue.sheet();

        assertThat(queue.numbers()).containsExactly(2, 3);
        assertThat(sheet.getJsonArray("ended").getValuesAs(JsonObject.class))
                .extracting(place -> place.getInt("number") + " " + place.getString("status"))
                .containsExactly("4 CANCELLED", "1 COMPLETED");
        assertThat(sheet.getJsonObject("queue")).isEqualTo(queue.state());
        for (var guest : guests) {
            assertThat(sheet.toString()).doesNotContain(guest.code()).doesNotContain(guest.device());
        }
        Api.anyone().get(queue.path("/places")).problem(401);
        guests.get(1).api().get(queue.path("/places")).problem(401);
    }

    @Test
    void codesAreDifferentEverywhere() {
        var device = Queue.device();
        Set<String> codes = List.of(Queue.create(), Queue.create(), Queue.create()).stream()
                .map(queue -> queue.join(device).text("code"))
                .collect(Collectors.toSet());

        assertThat(codes).hasSize(3);
    }
}
