package io.gatehouse.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gatehouse.common.Secrets;
import io.gatehouse.ticket.ImportRules.Known;
import io.gatehouse.ticket.ImportRules.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ImportRulesTest {

    private static final Known JANE = new Known(UUID.randomUUID(), details("R-1", "Jane"));
    private static final Known JOHN = new Known(UUID.randomUUID(), details("R-2", "John"));

    private final ImportRules rules = new ImportRules();

    ImportRulesTest() {
        rules.knowReference(JANE);
        rules.knowReference(JOHN);
        rules.knowCode(Secrets.hash("jane"), JANE);
        rules.knowCode(Secrets.hash("old"), JANE);
        rules.knowCode(Secrets.hash("john"), JOHN);
    }

    @Test
    void whatNobodyHasIsNew() {
        assertThat(judge("R-3", "Jane", null)).isEqualTo(Verdict.NEW);
        assertThat(judge("R-4", "Jane", "other")).isEqualTo(Verdict.NEW);
        assertThat(judge(null, "Jane", "another")).isEqualTo(Verdict.NEW);
    }

    @Test
    void equalValuesAreUnchanged() {
        assertThat(judge("R-1", "Jane", null)).isEqualTo(Verdict.UNCHANGED);
        assertThat(judge("R-1", "Jane", "jane")).isEqualTo(Verdict.UNCHANGED);
        assertThat(judge("R-1", "Jane", "old")).as("a code that was replaced").isEqualTo(Verdict.UNCHANGED);
    }

    @Test
    void otherValuesUnderAKnownReferenceAreRejected() {
        assertThat(judge("R-1", "June", null)).isEqualTo(Verdict.REJECTED);

        assertThat(rules.errors())
                .containsExactly(new ImportError(7, "reference", "is that of a ticket with another holder"));
    }

    @Test
    void aKnownReferenceWithAnotherCodeIsRejected() {
        assertThat(judge("R-1", "Jane", "new")).isEqualTo(Verdict.REJECTED);

        assertThat(rules.errors())
                .containsExactly(new ImportError(7, "reference", "is that of a ticket with another code"));
    }

    @Test
    void theCodeOfAnotherTicketIsRejected() {
        assertThat(judge("R-1", "Jane", "john")).isEqualTo(Verdict.REJECTED);
        assertThat(judge("R-3", "Jane", "jane")).isEqualTo(Verdict.REJECTED);
        assertThat(judge(null, "Jane", "jane")).isEqualTo(Verdict.REJECTED);

        assertThat(rules.errors())
                .extracting(ImportError::field, ImportError::message)
                .containsExactly(
                        tuple("code", "is that of another ticket"),
                        tuple("code", "is that of a ticket with another reference"),
                        tuple("code", "is that of a ticket with another reference"));
    }

    @Test
    void anEarlierRowOfTheSameFileCountsLikeATicket() {
        assertThat(judge("R-9", "Ann", "nine")).isEqualTo(Verdict.NEW);

        assertThat(judge("R-9", "Ann", "nine")).isEqualTo(Verdict.UNCHANGED);
        assertThat(judge("R-9", "Ann", null)).isEqualTo(Verdict.UNCHANGED);
        assertThat(judge("R-9", "Bob", "nine")).isEqualTo(Verdict.REJECTED);
        assertThat(judge("R-8", "Ann", "nine")).isEqualTo(Verdict.REJECTED);
    }

    @Property
    void howAFileIsCutIntoChunksMakesNoDifference(
            @ForAll("files") List<ImportRow> file, @ForAll @IntRange(min = 1, max = 7) int chunk) {
        assertThat(new Shelf().take(file, chunk)).isEqualTo(new Shelf().take(file, file.size()));
    }

    @Property
    void theSameFileAgainBringsNothing(
            @ForAll("files") List<ImportRow> file, @ForAll @IntRange(min = 1, max = 7) int chunk) {
        Shelf shelf = new Shelf();
        List<Verdict> first = shelf.take(file, chunk);
        List<Verdict> second = shelf.take(file, file.size());

        assertThat(second).doesNotContain(Verdict.NEW);
        for (int i = 0; i < file.size(); i++) {
            assertThat(second.get(i) == Verdict.REJECTED)
                    .as("row %s: %s", i, file.get(i))
                    .isEqualTo(first.get(i) == Verdict.REJECTED);
        }
    }

    @Provide
    Arbitrary<List<ImportRow>> files() {
        Arbitrary<String> references = Arbitraries.of("R-1", "R-2", "R-3").injectNull(0.3);
        Arbitrary<String> holders = Arbitraries.of("Jane", "John");
        Arbitrary<String> codes = Arbitraries.of("a", "b", "c").injectNull(0.4);
        return Combinators.combine(references, holders, codes)
                .as((reference, holder, code) -> new ImportRow(1, details(reference, holder), code))
                .filter(row -> row.details().reference() != null || row.code() != null)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    /** The tickets of an event, kept as the database would. */
    private static final class Shelf {

        private final List<ImportTicket> tickets = new ArrayList<>();

        List<Verdict> take(List<ImportRow> file, int chunk) {
            List<Verdict> verdicts = new ArrayList<>();
            for (int from = 0; from < file.size(); from += chunk) {
                ImportRules told = new ImportRules();
                tickets.forEach(ticket -> tell(told, ticket));
                for (ImportRow row : file.subList(from, Math.min(from + chunk, file.size()))) {
                    ImportTicket asked = new ImportTicket(row);
                    verdicts.add(told.judge(asked));
                    if (verdicts.get(verdicts.size() - 1) == Verdict.NEW) {
                        tickets.add(asked);
                    }
                }
            }
            return verdicts;
        }

        private static void tell(ImportRules rules, ImportTicket ticket) {
            Known known = new Known(ticket.id(), ticket.row().details());
            if (known.details().reference() != null) {
                rules.knowReference(known);
            }
            byte[] hash = ticket.givenHash();
            if (hash != null) {
                rules.knowCode(hash, known);
            }
        }
    }

    private Verdict judge(@Nullable String reference, String holder, @Nullable String code) {
        return rules.judge(new ImportTicket(new ImportRow(7, details(reference, holder), code)));
    }

    private static TicketDetails details(@Nullable String reference, String holder) {
        return new TicketDetails(reference, holder, null, null, null, null, true);
    }
}
