package io.gatehouse.web.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.audit.AuditRecord;
import io.gatehouse.audit.AuditRecord.Called;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuditWordsTest {

    private final AuditWords words = new AuditWords();

    @Test
    void anActIsToldInASentence() {
        assertThat(words.sentence(record("scanner.approved", "{}", "Gate 2")))
                .isEqualTo("Anna approved scanner Gate 2");
        assertThat(words.sentence(record("ticket.issued", "{\"count\":\"3\"}", "Gig")))
                .isEqualTo("Anna issued 3 tickets for Gig");
    }

    @Test
    void anActThatNobodyThoughtOfIsToldAsWell() {
        assertThat(words.sentence(record("queue.opened-early", "{}", null))).isEqualTo("Anna opened early queue");
        assertThat(words.sentence(record("odd", "{}", null))).isEqualTo("Anna odd");
    }

    @Test
    void whatChangedIsToldBeforeAndAfter() {
        assertThat(words.details(
                        record("event.changed", "{\"capacity\":{\"from\":null,\"to\":\"70\"},\"x\":\"y\"}", null)))
                .isEqualTo("Capacity: none → 70, X: y");
    }

    @Test
    void aTamperedDetailIsShownAsItIs() {
        assertThat(words.details(record("event.changed", "{broken", null))).isEqualTo("Unreadable: {broken");
    }

    private static AuditRecord record(String action, String detail, @Nullable String subject) {
        Called called = new Called("Anna", null, subject, null);
        return new AuditRecord(
                1, Instant.EPOCH, "staff/1", null, action, "scanner/2", null, null, null, detail, null, called);
    }
}
