package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Whoever has the database but not the key can't change what is sealed unseen, neither from the API nor from a dump. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditSealIT {
    private static final int WRITERS = 6;
    private static final int EACH = 12;

    private final Product product = Product.start("audit", "acceptance-Admin-7391");
    private final AutoCloseable ours = Gatehouse.insteadOf(product);
    private final Intruder intruder = new Intruder(product);

    @AfterAll
    void stop() throws Exception {
        product.close();
        ours.close();
    }

    @BeforeEach
    void somethingHappens() {
        var event = Event.create(Map.of("name", "Tab\there, \"quotes\", back\\slash\nand Straße"));
        var door = event.door(event.checkpoint());
        event.tickets(3).forEach(door::enter);
        awaitSealed();
    }

    @Test
    void anActIsSealedWithinTwoSeconds() {
        var event = Event.create();
        await().atMost(Duration.ofSeconds(2))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> Api.admin().get("/api/audit?subject=event/" + event.id()).expect(200).items().stream()
                        .noneMatch(item -> Answer.isNull(item, "seal")));
    }

    @Test
    void whatIsAsItWasIsSaidToBeSo() {
        var verified = verify();
        assertThat(verified.getBoolean("ok")).isTrue();
        assertThat(verified.get("firstBroken")).isEqualTo(JsonValue.NULL);
        assertThat(verified.getInt("auditRecords")).isGreaterThan(4);
        assertThat(verified.getInt("scans")).isGreaterThanOrEqualTo(3);

        var checked = CheckAudit.of(product, intruder.dump(), "--audit-witness", witness());
        assertThat(checked.exitCode()).as(checked.said()).isZero();
        assertThat(checked.said())
                .contains("All is as it was sealed")
                .contains(verified.getJsonObject("newestSeal").getString("publicKey"));
    }

    @Test
    void aChangedRecordIsFoundByItsNumber() {
        var id = intruder.number("SELECT max(id) - 1 FROM audit_record");
        isFound(
                "UPDATE audit_record SET actor = 'staff/somebody-else' WHERE id = " + id,
                "audit",
                id,
                "changed",
                "audit record " + id);
    }

    @Test
    void aRemovedRecordIsFoundByItsNumber() {
        var id = intruder.number("SELECT max(id) - 1 FROM audit_record");
        isFound("DELETE FROM audit_record WHERE id = " + id, "audit", id, "removed", "audit record " + id);
    }

    @Test
    void twoSwappedRecordsAreFoundByTheirNumbers() {
        var id = intruder.number("SELECT max(id) - 2 FROM audit_record");
        var other = id + 1;
        var swap = """
                UPDATE audit_record a
                   SET (at, actor, action, subject, event_id, address, user_agent, device, detail) =
                       (b.at, b.actor, b.action, b.subject, b.event_id, b.address, b.user_agent, b.device, b.detail)
                  FROM audit_record b
                 WHERE (a.id, b.id) IN ((%1$d, %2$d), (%2$d, %1$d))
                """.formatted(id, other);
        isFound(swap, "audit", id, "changed", "audit record " + id, "audit record " + other);
    }

    @Test
    void anAddedRecordIsFoundByItsNumber() {
        var add = """
                INSERT INTO audit_record (id, at, actor, action, subject, detail, turn)
                OVERRIDING SYSTEM VALUE
                SELECT %d, at, actor, action, subject, detail, turn FROM audit_record WHERE id = 3
                """.formatted(Intruder.INVENTED);
        isFound(add, "audit", Intruder.INVENTED, "added", "audit record " + Intruder.INVENTED);
    }

    @Test
    void aChangedScanIsFoundByItsNumber() {
        var seq = intruder.number("SELECT max(seq) FROM scan");
        isFound(
                "UPDATE scan SET verdict = 'REFUSED', reason = 'expired' WHERE seq = " + seq,
                "scan",
                seq,
                "changed",
                "scan " + seq);
    }

    @Test
    void aRemovedSealIsFoundByItsNumber() {
        var no = intruder.number("SELECT max(no) - 1 FROM seal");
        isFound("DELETE FROM seal WHERE no = " + no, "seal", no, "removed", "seal " + no + " was removed");
    }

    @Test
    void aSealThatIsMadeAnewWithoutTheKeyIsFound() {
        var no = intruder.number("SELECT max(no) - 1 FROM seal");
        isFound("UPDATE seal SET signature = sha512('x') WHERE no = " + no, "seal", no, "unsigned", "seal " + no);
    }

    @Test
    void aCutOffEndIsFoundByItsNumber() {
        var no = intruder.number("SELECT max(no) FROM seal");
        var cut = "DELETE FROM audit_record WHERE turn >= (SELECT from_turn FROM seal WHERE no = %1$d);"
                + " DELETE FROM scan WHERE turn >= (SELECT from_turn FROM seal WHERE no = %1$d);"
                + " DELETE FROM seal WHERE no = %1$d";
        intruder.tampers(cut.formatted(no), () -> {
            var broken = verify().getJsonObject("firstBroken");
            assertThat(broken.getString("kind")).isEqualTo("seal");
            assertThat(broken.getInt("number")).isEqualTo((int) no);
            var checked = CheckAudit.of(product, intruder.dump(), "--audit-witness", witness());
            assertThat(checked.exitCode()).as(checked.said()).isEqualTo(1);
            assertThat(checked.said()).contains("seal " + no);
        });
        assertThat(verify().getBoolean("ok")).isTrue();
    }

    @Test
    void aDumpIsNotCheckedWithAnotherKey() {
        var checked = CheckAudit.of(product, intruder.dump(), "--installation-key", "A".repeat(43));
        assertThat(checked.exitCode()).isEqualTo(1);
        assertThat(checked.said()).contains("seal 1 is not signed with this installation's key");
    }

    @Test
    @Timeout(240)
    void ofManyWhoWriteAtOnceNoneIsLeftOutThoughTheServerIsKilled() {
        var event = Event.create();
        var gate = event.checkpoint();
        var doors = List.of(event.door(gate), event.door(gate), event.door(gate));
        Together.call(WRITERS, writer -> {
            var tickets = event.tickets(EACH);
            tickets.forEach(ticket -> doors.get(writer % doors.size()).enter(ticket));
            return tickets;
        });
        product.kill();
        product.startAgain();
        awaitSealed();

        var verified = verify();
        assertThat(verified.getBoolean("ok")).as(verified.toString()).isTrue();
        assertThat((long) verified.getInt("auditRecords"))
                .isEqualTo(intruder.number("SELECT count(*) FROM audit_record"));
        assertThat((long) verified.getInt("scans")).isEqualTo(intruder.number("SELECT count(*) FROM scan"));
        assertThat(intruder.number("SELECT count(*) FROM scan WHERE event_id = '" + event.id() + "'"))
                .isEqualTo(WRITERS * EACH);
    }

    private void isFound(String tampering, String kind, long number, String problem, String... said) {
        intruder.tampers(tampering, () -> {
            var verified = verify();
            assertThat(verified.getBoolean("ok")).isFalse();
            var broken = verified.getJsonObject("firstBroken");
            assertThat(broken.getString("kind")).as(verified.toString()).isEqualTo(kind);
            assertThat(broken.getInt("number")).as(verified.toString()).isEqualTo((int) number);
            assertThat(broken.getString("problem")).as(verified.toString()).isEqualTo(problem);

            var checked = CheckAudit.of(product, intruder.dump());
            assertThat(checked.exitCode()).as(checked.said()).isEqualTo(1);
            assertThat(checked.said()).contains(said);
        });
        var restored = verify();
        assertThat(restored.getBoolean("ok")).as(restored.toString()).isTrue();
    }

    private static JsonObject verify() {
        return Api.admin().get("/api/audit/verify").expect(200).json();
    }

    private static void awaitSealed() {
        await().atMost(Duration.ofSeconds(20)).until(() -> verify().getInt("unsealed") == 0);
    }

    private String witness() {
        return product.data().resolve("audit-witness").toString();
    }
}
