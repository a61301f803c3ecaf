package io.gatehouse.alert;

import io.gatehouse.admission.Verdicts.Given;
import io.gatehouse.alert.Recent.Told;
import io.gatehouse.common.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What looks wrong. Not safe for use by several threads at once. */
final class Rules {

    private static final List<String> WRONG_PASSWORD = List.of("session.refused", "password.refused");
    private static final List<String> TURNED_AWAY = List.of("scanner.turned-away", "scan.turned-away");
    private static final List<String> MAY_NO_MORE = List.of("scanner-revoked", "scanner-suspended");

    private static final int FEW_HOURS = 48;

    private final Thresholds thresholds;
    private final Recent refusals;
    private final Recent signIns;

    Rules(Thresholds thresholds) {
        this.thresholds = thresholds;
        this.refusals = new Recent(thresholds.refusals(), thresholds.window());
        this.signIns = new Recent(thresholds.signIns(), thresholds.window());
    }

    /** @param code what was refused, as {@code kind/id} */
    Optional<Sighting> refused(UUID eventId, String code, Given scan, Instant now) {
        Told told = refusals.happened(eventId + code, now);
        String reason = scan.reason() == null ? "refused" : scan.reason().wire().replace('_', ' ');
        return sighting(
                eventId, Kind.REPEATED_REFUSALS, code, "Last at " + scan.checkpoint() + ": " + reason, told, now);
    }

    /** @param address from where it was done, if that is known */
    List<Sighting> done(Fact fact, @Nullable String address, Instant now) {
        if (WRONG_PASSWORD.contains(fact.action())) {
            return signInRefused(fact, address, now);
        }
        if (TURNED_AWAY.contains(fact.action())
                && MAY_NO_MORE.contains(fact.detail().get("problem"))) {
            String state = "scanner-revoked".equals(fact.detail().get("problem")) ? "revoked" : "suspended";
            return List.of(new Sighting(
                    fact.eventId(),
                    Kind.REVOKED_SCANNER,
                    fact.subject(),
                    "Calls although it is " + state + from(address),
                    1,
                    now,
                    now));
        }
        if (fact.action().equals("scanner.clock-wrong")) {
            long ahead = Long.parseLong(fact.detail().getOrDefault("aheadSeconds", "0"));
            return clock(fact.eventId(), fact.subject(), Duration.ofSeconds(ahead), "Handed in scans from ", now)
                    .stream()
                    .toList();
        }
        return List.of();
    }

    /** A scanner's clock was so far ahead of ours, or behind where that is negative. */
    Optional<Sighting> beat(UUID eventId, UUID scannerId, Duration ahead, Instant at) {
        return clock(eventId, "scanner/" + scannerId, ahead, "Its clock is ", at);
    }

    private Optional<Sighting> clock(@Nullable UUID eventId, String subject, Duration ahead, String words, Instant at) {
        return ahead.abs().compareTo(thresholds.clock()) <= 0
                ? Optional.empty()
                : Optional.of(new Sighting(eventId, Kind.IMPOSSIBLE_CLOCK, subject, words + inWords(ahead), 1, at, at));
    }

    private List<Sighting> signInRefused(Fact fact, @Nullable String address, Instant now) {
        Optional<Sighting> account = sighting(
                null,
                Kind.SIGN_IN_ATTACK,
                fact.subject(),
                "Wrong passwords for this account" + from(address),
                signIns.happened(fact.subject(), now),
                now);
        String from = address == null ? null : "address/" + address;
        Optional<Sighting> peer = from == null
                ? Optional.empty()
                : sighting(
                        null,
                        Kind.SIGN_IN_ATTACK,
                        from,
                        "Wrong passwords from this address",
                        signIns.happened(from, now),
                        now);
        return Stream.concat(account.stream(), peer.stream()).toList();
    }

    private static Optional<Sighting> sighting(
            @Nullable UUID eventId, Kind kind, String subject, String detail, Told told, Instant now) {
        return told.times() == 0
                ? Optional.empty()
                : Optional.of(new Sighting(eventId, kind, subject, detail, told.times(), told.firstAt(), now));
    }

    private static String from(@Nullable String address) {
        return address == null ? "" : ", last from " + address;
    }

    private static String inWords(Duration ahead) {
        Duration off = ahead.abs();
        String length = off.toHours() == 0
                ? count(off.toMinutes(), "minute")
                : off.toHours() < FEW_HOURS ? count(off.toHours(), "hour") : count(off.toDays(), "day");
        return length + (ahead.isNegative() ? " behind" : " ahead");
    }

    private static String count(long number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }
}
