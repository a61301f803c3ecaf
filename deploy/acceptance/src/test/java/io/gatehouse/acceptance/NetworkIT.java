package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the product says that it is, and how it proves that it is the one that says so. */
@ExtendWith(Gatehouse.class)
class NetworkIT {
    private static final String CONFIG = "/api/system/network-config";
    private static final String IDENTITY = "/api/system/identity?nonce=";
    private static final String ELSEWHERE = "https://elsewhere.example";

    /** An address of this machine that no other test is throttled at. */
    private final From guest = new From("127.0.5.1");

    @Test
    void whereItIsIsToldToAnyoneAndSigned() {
        var answer = Api.anyone().get(CONFIG).expect(200).json();
        var config = answer.getJsonObject("data");

        assertThat(answer.getString("status")).isEqualTo("success");
        assertThat(config.keySet())
                .containsExactlyInAnyOrder(
                        "publicUrl",
                        "localUrls",
                        "preferredLocalUrl",
                        "status",
                        "type",
                        "timestamp",
                        "instance",
                        "sequence",
                        "signature");
        assertThat(Signed.config(config, identity().getString("publicKey"))).isTrue();
        assertThat(config.getString("instance")).isEqualTo(identity().getString("instance"));
        assertThat(UUID.fromString(config.getString("instance"))).isNotNull();
        assertThat(config.getJsonNumber("timestamp").longValue()).isBetween(now() - 60_000, now() + 60_000);
    }

    @Test
    void whoListensToThisMachineAloneOffersNobodyAnAddress() {
        var config = Api.anyone().get(CONFIG).expect(200).json().getJsonObject("data");

        assertThat(config.getJsonArray("localUrls")).isEmpty();
        assertThat(config.isNull("preferredLocalUrl")).isTrue();
        assertThat(config.isNull("publicUrl")).isTrue();
        assertThat(config.getString("status")).isEqualTo("local-only");
        assertThat(config.getString("type")).isEqualTo("local");
    }

    @Test
    void asLongAsNothingChangesTheNumberStays() {
        var first = Api.anyone().get(CONFIG).json().getJsonObject("data");
        var second = Api.anyone().get(CONFIG).json().getJsonObject("data");

        assertThat(second.get("sequence")).isEqualTo(first.get("sequence"));
    }

    @Test
    void whoAsksIsShownAProofForTheAddressAsked() {
        var nonce = Signed.nonce();
        var identity = Api.anyone().get(IDENTITY + nonce).expect(200).json();

        assertThat(identity.getString("nonce")).isEqualTo(nonce);
        assertThat(identity.getString("origin")).isEqualTo(Gatehouse.url().toString());
        assertThat(Signed.identity(identity)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:PORT, http://localhost:PORT",
        "LocalHost:PORT, http://localhost:PORT",
        "[::1]:PORT, http://[::1]:PORT"
    })
    void thisMachineHasSeveralNames(String host, String origin) {
        var port = Integer.toString(Gatehouse.url().getPort());
        var identity = guest.get(IDENTITY + Signed.nonce(), host.replace("PORT", port))
                .expect(200)
                .json();

        assertThat(identity.getString("origin")).isEqualTo(origin.replace("PORT", port));
        assertThat(Signed.identity(identity)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gate.example.org",
                "127.0.0.1",
                "127.0.0.1:1",
                "192.168.1.5:PORT",
                "localhost.evil.example:PORT",
                "user@localhost:PORT"
            })
    void forAnAddressThatIsNotOursThereIsNoProof(String host) {
        var port = Integer.toString(Gatehouse.url().getPort());
        var answer = guest.get(IDENTITY + Signed.nonce(), host.replace("PORT", port));

        assertThat(answer.status()).isIn(400, 421);
        assertThat(answer.body()).doesNotContain("signature");
    }

    @Test
    void ofAnAddressThatIsNotOursOneIsToldSo() {
        guest.get(IDENTITY + Signed.nonce(), "gate.example.org").problem(421, "misdirected");
    }

    @Test
    void whatJustAnyoneForwardsIsNotWhereWeWereAsked() {
        guest.get(
                        IDENTITY + Signed.nonce(),
                        "gate.example.org",
                        "X-Forwarded-Host: " + Gatehouse.url().getAuthority())
                .problem(421, "misdirected");
        var identity = guest.get(IDENTITY + Signed.nonce(), Gatehouse.url().getAuthority(), "X-Forwarded-Proto: https")
                .expect(200)
                .json();
        assertThat(identity.getString("origin")).startsWith("http://");
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 31, 64})
    void aNonceMayHaveSixteenToSixtyFourBytes(int bytes) {
        Api.anyone().get(IDENTITY + Signed.nonce(bytes)).expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAAA",
                "AAAAAAAAAAAAAAAAAAAAAA==",
                "AAAAAAAAAAAAAAAAAAAAAB",
                "AAAAAAAAAAAAAAAAAAAAAA%0A",
                "AAAAAAAAAAAAAAAAAAAAAAA%2FAA",
                "%C3%84AAAAAAAAAAAAAAAAAAAAAA"
            })
    void whatIsNoNonceIsRefused(String nonce) {
        Api.anyone().get(IDENTITY + nonce).violates("nonce");
    }

    @Test
    void tooShortTooLongOrNoneIsRefused() {
        Api.anyone().get(IDENTITY + Signed.nonce(15)).violates("nonce");
        Api.anyone().get(IDENTITY + Signed.nonce(65)).violates("nonce");
        Api.anyone().get("/api/system/identity").violates("nonce");
    }

    @Test
    void whoAsksAllDayLongIsAskedToWait() {
        var busy = new From("127.0.5.2");
        var host = Gatehouse.url().getAuthority();
        List<Answer> answers = new ArrayList<>();
        await("too often")
                .atMost(Duration.ofMinutes(1))
                .pollDelay(Duration.ZERO)
                .until(() -> {
                    answers.addAll(Together.call(60, n -> busy.get(IDENTITY + Signed.nonce(), host)));
                    return answers.stream().anyMatch(answer -> answer.status() == 429);
                });

        assertThat(answers).extracting(Answer::status).containsOnly(200, 429);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 429)
                .allSatisfy(answer -> assertThat(answer.header("Retry-After")).isEqualTo("1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {CONFIG, IDENTITY})
    void aPageOfAnyOriginMayAskBothOnAPrivateNetworkToo(String path) {
        var asked = path.equals(CONFIG) ? path : path + Signed.nonce();
        var preflight = Api.anyone()
                .with("Origin", ELSEWHERE)
                .with("Access-Control-Request-Method", "GET")
                .with("Access-Control-Request-Private-Network", "true")
                .options(asked)
                .expectSuccess();
        var answer = Api.anyone().with("Origin", ELSEWHERE).get(asked).expect(200);

        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(ELSEWHERE);
        assertThat(preflight.header("Access-Control-Allow-Private-Network")).isEqualTo("true");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ELSEWHERE);
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void theCodeOfAPairingKnowsTheKeyAndWhereWeAre() {
        var url = Event.create().pairing(Map.of()).expect(201).text("url");
        var parts = List.of(url.split("#", 2)[1].split("&", -1));

        assertThat(url).startsWith(Gatehouse.url() + "/scanner/#pair=");
        assertThat(parts)
                .contains("key=" + Signed.fingerprint(identity().getString("publicKey")), "at=" + Gatehouse.url());
    }

    private static JsonObject identity() {
        return Api.anyone().get(IDENTITY + Signed.nonce()).expect(200).json();
    }

    private static long now() {
        return Instant.now().toEpochMilli();
    }
}
