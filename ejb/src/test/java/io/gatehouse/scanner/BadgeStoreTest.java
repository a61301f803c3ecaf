package io.gatehouse.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.RealDatabase;
import io.gatehouse.common.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What scanners may do and who works at them, in the real PostgreSQL. */
class BadgeStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-21T18:00:00Z");
    private static final Instant END = Instant.parse("2026-11-21T23:00:00Z");

    private final BadgeStore store = new BadgeStore(RealDatabase.source());
    private final OperatorStore operators = new OperatorStore(RealDatabase.source());
    private final VersionStore versions = new VersionStore(RealDatabase.source());
    private final UUID event = Paired.event();
    private final UUID phone = Paired.scanner(event);
    private final UUID turnstile = Paired.scanner(event);

    @Test
    void aBadgeTellsWhatTheScannerMayAndAtWhichVersion() {
        Badge badge = badge(phone);

        assertThat(badge)
                .isEqualTo(
                        new Badge(phone, event, ScannerStatus.APPROVED, END.plus(Duration.ofDays(1)), null, rights()));
        assertThat(badge.status(END.plus(Duration.ofDays(1)).minusMillis(1))).isEqualTo(ScannerStatus.APPROVED);
        assertThat(badge.status(END.plus(Duration.ofDays(1)))).isEqualTo(ScannerStatus.EXPIRED);
    }

    @Test
    void badgesAreFoundByTokenAndNobodysTokenFindsNone() {
        String hash = hash(Paired.token(phone));

        assertThat(store.ofTokens(List.of(hash, hash("nobody's"), hash(Paired.token(turnstile)))))
                .containsOnlyKeys(hash, hash(Paired.token(turnstile)))
                .containsEntry(hash, badge(phone));
    }

    @Test
    void suspensionAndAnotherTokenAndAPersonMoveTheVersion() {
        long before = rights();
        RealDatabase.run("UPDATE scanner SET status = 'SUSPENDED' WHERE id = ?", phone);
        assertThat(rights()).isEqualTo(before + 1);
        RealDatabase.run("UPDATE scanner SET token_hash = ? WHERE id = ?", Secrets.hash("new" + phone), phone);
        assertThat(rights()).isEqualTo(before + 2);
        operators.signOn(phone, new Operator(staff(), "Ida", NOW));
        assertThat(rights()).isEqualTo(before + 3);
        store.seen(phone, NOW);
        assertThat(rights()).as("being seen changes nothing").isEqualTo(before + 3);
    }

    @Test
    void whoSignsOnIsThereUntilTheySignOff() {
        UUID ida = staff();
        Operator operator = new Operator(ida, "Ida", NOW);
        operators.signOn(phone, operator);

        assertThat(operators.of(List.of(phone, turnstile))).hasSize(1).containsEntry(phone, operator);
        assertThat(badge(phone).operatorId()).isEqualTo(ida);
        assertThat(operators.signOff(phone)).contains(ida);
        assertThat(operators.signOff(phone)).isEmpty();
        assertThat(badge(phone).operatorId()).isNull();
    }

    @Test
    void whoIsDismissedIsSignedOffEverywhere() {
        UUID ida = staff();
        operators.signOn(phone, new Operator(ida, "Ida", NOW));
        operators.signOn(turnstile, new Operator(ida, "Ida", NOW));
        UUID other = Paired.scanner(event);
        operators.signOn(other, new Operator(staff(), "Max", NOW));

        assertThat(operators.signOffEverywhere(ida))
                .hasSize(2)
                .containsEntry(phone, event)
                .containsEntry(turnstile, event);
        assertThat(operators.of(List.of(phone, turnstile, other))).containsOnlyKeys(other);
    }

    private Badge badge(UUID scannerId) {
        return store.of(scannerId).orElseThrow();
    }

    private long rights() {
        return Objects.requireNonNull(versions.of(List.of(event)).get(event)).rights();
    }

    private static UUID staff() {
        UUID id = UUID.randomUUID();
        RealDatabase.run("""
                INSERT INTO staff (id, username, name, role, password_hash, created_at)
                VALUES (?, ?, 'Ida', 'OPERATOR', '', now())
                """, id, id.toString());
        return id;
    }

    private static String hash(String token) {
        return HexFormat.of().formatHex(Secrets.hash(token));
    }
}
