package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Gatehouse.class)
class PairingsIT {
    private final Event event = Event.create();
    private final Checkpoint checkpoint = event.checkpoint();

    @Test
    void aPairingIsACodeAnAddressAndADrawingForFifteenMinutes() {
        var pairing = event.pairing(Map.of()).expect(201);

        assertThat(pairing.text("pairingCode")).hasSizeGreaterThanOrEqualTo(9);
        assertThat(pairing.text("qrSvg")).contains("<svg");
        assertThat(Duration.between(Instant.now(), Instant.parse(pairing.text("expiresAt"))))
                .isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15).plusSeconds(5));
    }

    @Test
    void theCodeStandsInTheAddressOnlyWhereNoServerSeesIt() {
        var pairing = event.pairing(Map.of()).expect(201);
        var parts = pairing.text("url").split("#", 2);

        assertThat(parts).hasSize(2);
        assertThat(parts[0]).startsWith("http").doesNotContain(pairing.text("pairingCode"));
        assertThat(parts[1]).contains(pairing.text("pairingCode"));
    }

    @Test
    void pairingCodesDoNotRepeat() {
        var codes = IntStream.range(0, 20)
                .mapToObj(n -> event.pairing(Map.of()).expect(201).text("pairingCode"))
                .toList();

        assertThat(codes).doesNotHaveDuplicates();
    }

    @Test
    void aScannerEnrolsByThePairingCodeAndWaitsForApproval() {
        var code = event.pairing(Map.of("checkpointIds", List.of(checkpoint.id()), "profile", "scan-only"))
                .text("pairingCode");
        var enrolled = Door.join(code, "Phone of Eve").expect(201);

        assertThat(UUID.fromString(enrolled.text("scannerId"))).isNotNull();
        assertThat(enrolled.text("token")).hasSizeGreaterThanOrEqualTo(20);
        assertThat(enrolled.text("status")).isEqualTo("PENDING");
        assertThat(enrolled.text("eventId")).isEqualTo(event.id());
        assertThat(enrolled.text("profile")).isEqualTo("scan-only");
        assertThat(enrolled.json().getJsonArray("checkpoints")).hasSize(1);
        assertThat(enrolled.json().getJsonArray("checkpoints").toString()).contains(checkpoint.id());
        assertThat(enrolled.json().getJsonArray("candidates")).isNotEmpty();
    }

    @Test
    void aPairingMayApproveInAdvance() {
        var code = event.pairing(Map.of("approve", true)).text("pairingCode");

        assertThat(Door.join(code, "Trusted").expect(201).text("status")).isEqualTo("APPROVED");
    }

    @Test
    void aScannerExpiresADayAfterTheEventsEnd() {
        var code = event.pairing(Map.of()).text("pairingCode");
        var end = Instant.parse(Api.admin().get(event.path("")).text("endsAt"));

        assertThat(Instant.parse(Door.join(code, "Phone").expect(201).text("expiresAt")))
                .isEqualTo(end.plus(24, ChronoUnit.HOURS));
    }

    @Test
    void withoutACheckpointNamedTheScannerServesAllOfTheEvent() {
        var other = event.checkpoint();
        var code = event.pairing(Map.of("approve", true)).text("pairingCode");
        var door = Door.enrol(code, checkpoint);

        assertThat(door.enter(event.ticket())).hasToString("ADMITTED");
        assertThat(door.at(other).enter(event.ticket())).hasToString("ADMITTED");
    }

    @Test
    void aPairingCodeIsUsedOnce() {
        var code = event.pairing(Map.of()).text("pairingCode");
        Door.join(code, "First").expect(201);

        Door.join(code, "Second").problem(404);
    }

    @Test
    void aPairingCodeUsedManyTimesAtOnceIsUsedOnce() {
        var code = event.pairing(Map.of()).text("pairingCode");

        var statuses = Together.call(8, n -> Door.join(code, "Racer " + n).status());

        assertThat(statuses).containsOnlyOnce(201);
        assertThat(statuses.stream().filter(status -> status == 404)).hasSize(7);
        assertThat(Api.admin().get("/api/scanners?eventId=" + event.id()).items())
                .hasSize(1);
    }

    @Test
    void aWrongPairingCodeLeadsNowhereWhateverItLooksLike() {
        Door.join("AAAAAAAAAAAA", "Guesser").problem(404);
        Door.join("%' OR 1=1 --", "Guesser").problem(404);
        Door.join(UUID.randomUUID().toString(), "Guesser").problem(404);
        Door.join("A".repeat(5_000), "Guesser").refused();
    }

    @Test
    void aScannerNeedsANameAndACode() {
        var code = event.pairing(Map.of()).text("pairingCode");

        Api.anyone().post("/api/scanners", Map.of("pairingCode", code)).violates("name");
        Api.anyone()
                .post("/api/scanners", Map.of("pairingCode", code, "name", "x".repeat(10_000)))
                .violates("name");
        Api.anyone().post("/api/scanners", Map.of("name", "Phone")).violates("pairingCode");
        Door.join(code, "Still unused").expect(201);
    }

    @Test
    void aPairingIsMadeForCheckpointsOfItsOwnEventAndKnownProfiles() {
        var foreign = Event.create().checkpoint();

        event.pairing(Map.of("checkpointIds", List.of(foreign.id()))).refused();
        event.pairing(Map.of("checkpointIds", List.of(UUID.randomUUID().toString())))
                .refused();
        event.pairing(Map.of("checkpointIds", List.of("gate"))).problem(400);
        event.pairing(Map.of("profile", "superuser")).violates("profile");
    }
}
