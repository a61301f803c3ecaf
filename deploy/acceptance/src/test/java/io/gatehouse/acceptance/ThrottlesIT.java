package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Guessing is slowed down. Every test guesses from an address of its own, so that no other test is slowed down too. */
@ExtendWith(Gatehouse.class)
class ThrottlesIT {
    private static final int MANY = 200;

    @Test
    void tenFailuresAMinuteAreAllAnAccountGetsFromOneAddress() {
        var guesser = new From("127.0.1.10");
        var account = Event.unique("guessed");
        for (int i = 0; i < 10; i++) {
            signIn(guesser, account).problem(401);
        }

        var throttled = signIn(guesser, account).problem(429);

        assertThat(Integer.parseInt(throttled.header("Retry-After"))).isBetween(1, 60);
    }

    @Test
    void aThrottledAddressMaySignInToAnotherAccount() {
        var guesser = new From("127.0.1.11");
        var account = Event.unique("guessed");
        IntStream.range(0, 11).forEach(i -> signIn(guesser, account));

        guesser.post("/api/sessions", Map.of("username", "admin", "password", Gatehouse.adminPassword()))
                .expect(201);
    }

    @Test
    void aThrottledAccountRefusesTheRightPasswordTooButOnlyThere() {
        var guesser = new From("127.0.1.12");
        IntStream.range(0, 10).forEach(i -> signIn(guesser, "admin"));

        guesser.post("/api/sessions", Map.of("username", "admin", "password", Gatehouse.adminPassword()))
                .problem(429);
        Api.signIn("admin", Gatehouse.adminPassword()).expect(201);
    }

    @Test
    void aForwardedAddressIsNotBelievedOfJustAnyone() {
        var guesser = new From("127.0.1.13");
        var account = Event.unique("guessed");
        for (int i = 0; i < 10; i++) {
            signIn(guesser, account, "X-Forwarded-For: 198.51.100." + i).problem(401);
        }

        signIn(guesser, account, "X-Forwarded-For: 198.51.100.99").problem(429);
    }

    @Test
    void sixtyFailuresAMinuteAreAllThatOneAddressGets() {
        var guesser = new From("127.0.1.14");
        var statuses = Together.call(
                        4,
                        n -> IntStream.range(0, 32)
                                .mapToObj(i ->
                                        signIn(guesser, Event.unique("guessed")).status())
                                .toList())
                .stream()
                .flatMap(some -> some.stream())
                .toList();

        assertThat(statuses).contains(401).contains(429).containsOnly(401, 429);
        assertThat(statuses.stream().filter(status -> status == 401)).hasSizeBetween(60, 61);
    }

    @Test
    void guessedPairingCodesAreThrottledAtTheGuessersAddressAlone() {
        var guesser = new From("127.0.1.15");
        var first = firstThrottled(guesser);

        assertThat(first.status()).as("after %d guesses", MANY).isEqualTo(429);
        assertThat(Integer.parseInt(first.header("Retry-After"))).isPositive();
        var event = Event.create();
        assertThat(event.door(event.checkpoint()).token()).isNotBlank();
    }

    private static Answer firstThrottled(From guesser) {
        var answer = guess(guesser);
        for (int i = 1; i < MANY && answer.status() != 429; i++) {
            answer.problem(404);
            answer = guess(guesser);
        }
        return answer;
    }

    private static Answer guess(From guesser) {
        return guesser.post("/api/scanners", Map.of("pairingCode", Event.unique("ABCDEFGH"), "name", "Guesser"));
    }

    private static Answer signIn(From guesser, String account, String... headers) {
        return guesser.post("/api/sessions", Map.of("username", account, "password", "guess"), headers);
    }
}
