package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** When a late scan counts as made: by the server's clock, whatever the scanner's says, and once for all. */
@ExtendWith(Gatehouse.class)
class SettledTimeIT {
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(2));
    private final Event event = Event.create(Map.of("startsAt", start.toString()));
    private final Checkpoint gate = event.checkpoint();
    private final Door door = event.door(gate);

    @Test
    void aScanIsAsOldAsItsScannerSaysWhenItSendsIt() {
        isSettledAgo(Duration.ofMinutes(30), Duration.ZERO);
    }

    @Test
    void aClockThatIsFastDoesNotMatter() {
        isSettledAgo(Duration.ofMinutes(10), Duration.ofHours(7));
        isSettledAgo(Duration.ofMinutes(10), Duration.ofDays(4_000));
    }

    @Test
    void aClockThatIsSlowDoesNotMatter() {
        isSettledAgo(Duration.ofMinutes(10), Duration.ofHours(-7));
        isSettledAgo(Duration.ofMinutes(10), Duration.ofDays(-4_000));
    }

    @Test
    void aScanSentBeforeItWasMadeWasMadeNow() {
        var scan = Scan.of(gate, event.ticket()).at(Instant.now()).letIn();
        var before = Instant.now();

        door.upload(Batch.of(scan).sentAt(Instant.now().minus(Duration.ofHours(5))));

        isBetween(settled(scan), before, Instant.now());
    }

    @Test
    void withoutATimeOfSendingTheScannersClockIsBelievedUpToNow() {
        var past = now().minus(Duration.ofMinutes(50));
        var earlier = Scan.of(gate, event.ticket()).at(past).letIn();
        var later = Scan.of(gate, event.ticket())
                .at(now().plus(Duration.ofHours(3)))
                .letIn();
        var before = Instant.now();

        door.upload(Batch.unclocked(List.of(earlier, later)));

        assertThat(settled(earlier)).isEqualTo(past);
        isBetween(settled(later), before, Instant.now());
    }

    @Test
    void withoutATimeOfSendingTheHeartbeatsTellHowWrongTheClockIs() {
        isSettledAfterABeat(Duration.ofHours(3));
    }

    @Test
    void withoutATimeOfSendingHeartbeatsPutASlowClockRightToo() {
        isSettledAfterABeat(Duration.ofHours(-3));
    }

    @Test
    void withoutATimeOfSendingHeartbeatsOverTheSocketCountAsWell() {
        var fast = Duration.ofHours(3);
        try (var socket = Socket.joined(door)) {
            socket.send(
                    "heartbeat",
                    Map.of("deviceId", "phone", "sentAt", now().plus(fast).toString()));
            socket.next("heartbeat");
        }
        isSettledByHeartbeats(fast);
    }

    @Test
    void theNewestHeartbeatThatSaysItsTimeIsTheOneBelieved() {
        var fast = Duration.ofHours(1);
        door.heartbeat(now().plus(Duration.ofHours(5))).expect(200);
        door.heartbeat(now().plus(fast)).expect(200);
        door.heartbeat(Map.of("deviceId", "phone", "type", "LAN")).expect(200);

        isSettledByHeartbeats(fast);
    }

    @Test
    void aTimeOfSendingSaysMoreThanHeartbeats() {
        door.heartbeat(now().plus(Duration.ofHours(3))).expect(200);

        isSettledAgo(Duration.ofMinutes(30), Duration.ZERO);
    }

    @Test
    void whatHeartbeatsTellOfAnotherScannerDoesNotMatter() {
        event.door(gate).heartbeat(now().plus(Duration.ofHours(3))).expect(200);
        var past = now().minus(Duration.ofMinutes(50));
        var scan = Scan.of(gate, event.ticket()).at(past).letIn();

        door.upload(Batch.unclocked(List.of(scan)));

        assertThat(settled(scan)).isEqualTo(past);
    }

    @Test
    void aScanHandedInForAnotherScannerIsPutRightByThatOnesHeartbeats() throws GeneralSecurityException {
        var keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var maker = withKey(keys.getPublic());
        maker.heartbeat(now().plus(Duration.ofHours(3))).expect(200);
        door.heartbeat(now().minus(Duration.ofHours(5))).expect(200);
        var made = now().minus(Duration.ofMinutes(40));
        var scan =
                Scan.of(gate, event.ticket()).at(made.plus(Duration.ofHours(3))).letIn();

        door.upload(Batch.unclocked(List.of(signed(scan, maker, keys.getPrivate()))));

        isBetween(settled(scan), made.minusSeconds(20), made.plusSeconds(20));
        assertThat(event.row(scan).getString("scannerId")).isEqualTo(maker.scannerId());
    }

    @Test
    void nothingIsSettledMoreThanADayBeforeTheEvent() {
        var within = Scan.of(gate, event.ticket())
                .at(start.minus(Duration.ofHours(23)))
                .letIn();
        var beyond = Scan.of(gate, event.ticket())
                .at(start.minus(Duration.ofHours(25)))
                .letIn();
        var ancient = Scan.of(gate, event.ticket()).at(Instant.EPOCH).letIn();

        assertThat(door.upload(within, beyond, ancient))
                .extracting(Outcome::toString)
                .containsOnly("ADMITTED counts");

        assertThat(settled(within)).isAfter(start.minus(Duration.ofDays(1)));
        assertThat(settled(beyond)).isEqualTo(start.minus(Duration.ofDays(1)));
        assertThat(settled(ancient)).isEqualTo(start.minus(Duration.ofDays(1)));
        assertThat(claimed(ancient)).isEqualTo(Instant.EPOCH);
    }

    @Test
    void theClaimedTimeIsKeptBesideTheSettledOne() {
        var claimed = now().plus(Duration.ofDays(365));
        var scan = Scan.of(gate, event.ticket()).at(claimed).letIn();

        door.upload(Batch.of(scan).sentAt(claimed.plus(Duration.ofMinutes(5))));

        assertThat(claimed(scan)).isEqualTo(claimed);
        assertThat(settled(scan)).isBefore(Instant.now().minus(Duration.ofMinutes(4)));
    }

    @Test
    void theSettledTimeIsFixedAtTheFirstUpload() {
        var scan = Scan.of(gate, event.ticket())
                .at(now().minus(Duration.ofMinutes(30)))
                .letIn();
        door.upload(scan);
        var first = settled(scan);

        door.upload(Batch.of(scan).sentAt(Instant.now().plus(Duration.ofMinutes(20))));
        door.upload(scan.at(now().minus(Duration.ofMinutes(5))));
        event.door(gate).upload(Batch.unclocked(List.of(scan)));

        assertThat(settled(scan)).isEqualTo(first);
    }

    @Test
    void aSingleScanIsSettledWhenItIsDecided() {
        var claimed = now().minus(Duration.ofMinutes(30));
        var scan = Scan.of(gate, event.ticket()).at(claimed);
        var before = Instant.now();
        door.scan(scan);

        isBetween(settled(scan), before, Instant.now());
        assertThat(claimed(scan)).isEqualTo(claimed);
    }

    @Test
    void theOrderOfAFastClockIsKeptAndNothingIsSettledAfterItsReceipt() {
        var garden = event.checkpoint(Map.of("reentry", true));
        var ticket = event.ticket();
        var future = now().plus(Duration.ofHours(1));
        var entry = Scan.of(garden, ticket).at(future).n(1).letIn();
        var exit = Scan.of(garden, ticket).at(future.plusSeconds(20)).n(2).letOut();
        var back = Scan.of(garden, ticket).at(future.plusSeconds(40)).n(3).letIn();

        var outcomes = event.door(garden).upload(Batch.unclocked(List.of(back, exit, entry)));

        assertThat(outcomes)
                .extracting(Outcome::toString)
                .containsExactly("ADMITTED counts", "EXITED counts", "ADMITTED counts");
        for (var scan : List.of(entry, exit, back)) {
            assertThat(settled(scan)).isBeforeOrEqualTo(Instant.now());
        }
        event.figures("entries", 2, "exits", 1, "inside", 1, "openConflicts", 0);
    }

    @Test
    void aFastClockThatSaysWhenItSendsKeepsTheDistancesToo() {
        var garden = event.checkpoint(Map.of("reentry", true));
        var ticket = event.ticket();
        var future = now().plus(Duration.ofHours(1));
        var entry = Scan.of(garden, ticket).at(future).letIn();
        var exit = Scan.of(garden, ticket).at(future.plusSeconds(20)).letOut();
        var back = Scan.of(garden, ticket).at(future.plusSeconds(40)).letIn();

        event.door(garden).upload(Batch.unclocked(List.of(exit, back, entry)).sentAt(future.plusSeconds(60)));

        assertThat(Duration.between(settled(entry), settled(exit))).isEqualTo(Duration.ofSeconds(20));
        assertThat(Duration.between(settled(exit), settled(back))).isEqualTo(Duration.ofSeconds(20));
        event.figures("entries", 2, "exits", 1, "inside", 1, "openConflicts", 0);
    }

    @Test
    void twoDoorsAreOrderedByTheServersClockNotByTheirOwn() {
        var ticket = event.ticket();
        var fast = Duration.ofHours(5);
        var first = Scan.of(gate, ticket)
                .at(now().plus(fast).minus(Duration.ofMinutes(20)))
                .letIn();
        var second =
                Scan.of(gate, ticket).at(now().minus(Duration.ofMinutes(10))).letIn();

        event.door(gate).upload(second);
        door.upload(Batch.of(first).sentAt(Instant.now().plus(fast)));

        assertThat(event.effect(first)).isEqualTo("counts");
        assertThat(event.effect(second)).isEqualTo("conflict");
    }

    @Test
    void scansOfTheSameTimeAreOrderedByTheirNumber() {
        var ticket = event.ticket();
        var time = now().minus(Duration.ofMinutes(10));
        var second = Scan.of(gate, ticket).at(time).n(11).letIn();
        var first = Scan.of(gate, ticket).at(time).n(9).letIn();

        door.upload(second, first);

        assertThat(event.effect(first)).isEqualTo("counts");
        assertThat(event.effect(second)).isEqualTo("conflict");
    }

    @Test
    void scansOfTheSameTimeAndNumberAreOrderedByTheirId() {
        var ticket = event.ticket();
        var time = now().minus(Duration.ofMinutes(10));
        var scan = Scan.of(gate, ticket).at(time).n(1).letIn();
        var last = scan.with("scanId", idBeginning("f"));
        var first = scan.with("scanId", idBeginning("1"));
        var middle = scan.with("scanId", idBeginning("7"));

        door.upload(last, middle, first);

        assertThat(event.effect(first)).isEqualTo("counts");
        assertThat(event.effect(middle)).isEqualTo("conflict");
        assertThat(event.effect(last)).isEqualTo("conflict");
    }

    /** Made that long ago, by a clock that is fast by so much, and sent now. */
    private void isSettledAgo(Duration age, Duration fast) {
        var sent = now().plus(fast);
        var scan = Scan.of(gate, event.ticket()).at(sent.minus(age)).letIn();
        var before = Instant.now();

        door.upload(Batch.of(scan).sentAt(sent));

        isBetween(settled(scan), before.minus(age), Instant.now().minus(age));
        assertThat(claimed(scan)).isEqualTo(sent.minus(age));
    }

    private Door withKey(PublicKey key) {
        var name = Event.unique("Scanner");
        var code = event.pairing(Map.of("approve", true)).expect(201).text("pairingCode");
        var publicKey = Base64.getUrlEncoder().withoutPadding().encodeToString(key.getEncoded());
        var answer = Api.anyone()
                .post("/api/scanners", Map.of("pairingCode", code, "name", name, "publicKey", publicKey))
                .expect(201);
        return new Door(answer.text("scannerId"), name, answer.text("token"), gate);
    }

    /** As docs/late-uploads.md says. */
    private Scan signed(Scan scan, Door maker, PrivateKey key) throws GeneralSecurityException {
        var said = scan.body();
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(key);
        signature.update(String.join(
                        "\n",
                        "gatehouse-scan-v1",
                        maker.scannerId(),
                        "1",
                        scan.id(),
                        gate.id(),
                        String.valueOf(said.get("code")),
                        "entry",
                        String.valueOf(said.get("scannedAt")),
                        "false",
                        "ADMITTED",
                        "")
                .getBytes(StandardCharsets.UTF_8));
        var proof = Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        return scan.with("origin", Map.of("scannerId", maker.scannerId(), "n", 1, "signature", proof));
    }

    private void isSettledAfterABeat(Duration fast) {
        door.heartbeat(now().plus(fast)).expect(200);
        isSettledByHeartbeats(fast);
    }

    private void isSettledByHeartbeats(Duration fast) {
        var made = now().minus(Duration.ofMinutes(40));
        var scan = Scan.of(gate, event.ticket()).at(made.plus(fast)).letIn();

        door.upload(Batch.unclocked(List.of(scan)));

        isBetween(settled(scan), made.minusSeconds(20), made.plusSeconds(20));
        assertThat(claimed(scan)).isEqualTo(made.plus(fast));
    }

    private Instant settled(Scan scan) {
        return Instant.parse(event.row(scan).getString("settledAt"));
    }

    private Instant claimed(Scan scan) {
        return Instant.parse(event.row(scan).getString("scannedAt"));
    }

    /** Times are kept to the millisecond, so that one may lie a little before what was measured more finely. */
    private static void isBetween(Instant time, Instant earliest, Instant latest) {
        assertThat(time).isBetween(earliest.minusMillis(2), latest.plusMillis(2));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String idBeginning(String digit) {
        return digit + UUID.randomUUID().toString().substring(1);
    }

    @Test
    void aTimeBeyondTheYearsThatCanBeWrittenDownIsNoTime() {
        for (var time : List.of("0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00")) {
            var good = Scan.of(gate, event.ticket()).at(now()).letIn();
            var bad = Scan.of(gate, event.ticket()).with("scannedAt", time);

            assertThat(door.upload(bad, good))
                    .extracting(Outcome::toString)
                    .containsExactly("INVALID", "ADMITTED counts");
            door.ask(bad).problem(400);
        }
    }
}
