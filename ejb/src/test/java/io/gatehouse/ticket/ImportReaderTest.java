package io.gatehouse.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;
import org.junit.jupiter.api.Test;

class ImportReaderTest {

    private static final ImportLimits LIMITS = ImportLimits.of(1 << 20, 100_000);

    @Test
    void aRowIsReadByTheNamesOfItsColumns() throws IOException {
        ImportChunk read = read("""
                paid,CODE,Reference,seat,holder,email,Category,validfrom,VALIDUNTIL
                no,X-1,R-1,12B,Zoë Özil,zoe@example.com,VIP,2031-07-01T18:00:00+02:00,2031-07-02T04:00:00Z
                """);

        assertThat(read.errors()).isEmpty();
        assertThat(read.rows())
                .containsExactly(new ImportRow(
                        2,
                        new TicketDetails(
                                "R-1",
                                "Zoë Özil",
                                "zoe@example.com",
                                "VIP",
                                Instant.parse("2031-07-01T16:00:00Z"),
                                Instant.parse("2031-07-02T04:00:00Z"),
                                false),
                        "X-1"));
    }

    @Test
    void whatIsNotThereIsNothingAndPaid() throws IOException {
        ImportChunk read = read("reference,holder\nR-1,\n R-2 ,  \n");

        assertThat(read.rows())
                .extracting(ImportRow::details)
                .containsExactly(
                        new TicketDetails("R-1", null, null, null, null, null, true),
                        new TicketDetails("R-2", null, null, null, null, null, true));
    }

    @Test
    void semicolonsAreFoundInTheHeaderLine() throws IOException {
        ImportChunk read = read("reference;holder\nR-1;\"Doe, Jane\"\nR-2;Doe, John\n");

        assertThat(read.rows()).extracting(row -> row.details().holder()).containsExactly("Doe, Jane", "Doe, John");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstColumn() throws IOException {
        assertThat(read("\uFEFFreference\nR-1\n").rows()).hasSize(1);
        assertThat(read("\uFEFF\"reference\";holder\nR-1;x\n").rows()).hasSize(1);
    }

    @Test
    void quotedFieldsHoldSeparatorsQuotesAndNewlines() throws IOException {
        ImportChunk read = read("reference,holder\r\nR-1,\"Jane \"\"JD\"\" Doe,\r\nEsq.\"\r\nR-2, \"x\" \r\n");

        assertThat(read.rows())
                .extracting(ImportRow::line, row -> row.details().holder())
                .containsExactly(tuple(2L, "Jane \"JD\" Doe,\r\nEsq."), tuple(4L, "x"));
    }

    @Test
    void aQuoteWithinAFieldIsAnOrdinaryCharacter() throws IOException {
        assertThat(read("reference,holder\nR-1,5\" pipe\nR-2,x\n").rows())
                .extracting(row -> row.details().holder())
                .containsExactly("5\" pipe", "x");
    }

    @Test
    void linesMayEndInAnyWayAndTheLastOneNotAtAll() throws IOException {
        assertThat(read("reference\nR-1\r\nR-2\rR-3").rows())
                .extracting(ImportRow::line)
                .containsExactly(2L, 3L, 4L);
    }

    @Test
    void emptyLinesAreNoRows() throws IOException {
        ImportChunk read = read("\n\nreference,holder\n\n , \nR-1,x\n,\n\n");

        assertThat(read.errors()).isEmpty();
        assertThat(read.rows()).extracting(ImportRow::line).containsExactly(6L);
    }

    @Test
    void badUtf8IsAnErrorOfItsLine() throws IOException {
        byte[] file = "reference,holder\nR-1,Zo\u00eb\nR-2,Zoe\n".getBytes(StandardCharsets.ISO_8859_1);

        ImportChunk read = read(file, LIMITS);

        assertThat(read.errors()).containsExactly(new ImportError(2, "holder", "is not UTF-8"));
        assertThat(read.rows()).extracting(ImportRow::line).containsExactly(3L);
        assertThat(read("reference,holder\nR-1,\uFFFD\n").rows())
                .as("the replacement character itself")
                .hasSize(1);
    }

    @Test
    void aLineOfAnotherLengthThanTheHeaderIsAnError() throws IOException {
        ImportChunk read = read("reference,holder,email\nR-1,x\nR-2,x,\nR-3,x,,\n");

        assertThat(read.errors())
                .containsExactly(
                        new ImportError(2, "line", "has 2 fields, and the header line has 3"),
                        new ImportError(4, "line", "has 4 fields, and the header line has 3"));
        assertThat(read.rejected()).isEqualTo(2);
        assertThat(read.rows()).extracting(ImportRow::line).containsExactly(3L);
    }

    @Test
    void everythingThatIsWrongWithARowIsTold() throws IOException {
        ImportChunk read = read("reference,email,validFrom,paid,code\n,nomail,tomorrow,perhaps,\n" + "R-2,,,,"
                + "x".repeat(4097) + "\nR-3,,2031-01-01T00:00:00Z,,\n");

        assertThat(read.errors())
                .extracting(ImportError::line, ImportError::field)
                .containsExactly(
                        tuple(2L, "reference"),
                        tuple(2L, "validFrom"),
                        tuple(2L, "paid"),
                        tuple(2L, "email"),
                        tuple(3L, "code"));
        assertThat(read.rejected()).isEqualTo(2);
        assertThat(read.rows()).hasSize(1);
    }

    @Test
    void aRowNeedsAReferenceOrACode() throws IOException {
        ImportChunk read = read("reference,code,holder\n,X,a\nR,,b\n , ,c\n");

        assertThat(read.rows()).hasSize(2);
        assertThat(read.errors()).containsExactly(new ImportError(4, "reference", "or a code must be given"));
    }

    @Test
    void aQuoteThatIsNeverClosedCostsOnlyItsLine() throws IOException {
        ImportChunk read = read("reference,holder\nR-1,\"open\nR-2,x\nR-3,\"y\"\nR-4,z\n");

        assertThat(read.errors()).containsExactly(new ImportError(2, "line", "has text behind a closing quote"));
        assertThat(read.rows()).extracting(ImportRow::line).containsExactly(3L, 4L, 5L);

        ImportChunk atTheEnd = read("reference,holder\nR-1,a\nR-2,\"open\nR-3,x\n");
        assertThat(atTheEnd.errors()).containsExactly(new ImportError(3, "line", "has a quote that is not closed"));
        assertThat(atTheEnd.rows()).extracting(ImportRow::line).containsExactly(2L, 4L);
    }

    @Test
    void aLineThatIsTooLongIsSkippedAndToldOf() throws IOException {
        String longest = "x".repeat(ImportLimits.LINE_BYTES - "R-1,\n".length());
        ImportChunk read = read("reference,seat\nR-1," + longest + "\nR-2," + longest + "y\nR-3,"
                + "\"z\"".repeat(100_000) + "\nR-4,a\n");

        assertThat(read.rows()).extracting(ImportRow::line).containsExactly(2L, 5L);
        assertThat(read.errors())
                .extracting(ImportError::line, ImportError::message)
                .containsExactly(tuple(3L, "is longer than 65536 bytes"), tuple(4L, "is longer than 65536 bytes"));
    }

    @Test
    void aQuotedFieldThatIsTooLongCostsOnlyItsFirstLine() throws IOException {
        ImportChunk read = read("reference,holder\nR-1,\"open\n" + "R-2,x\n".repeat(20_000));

        assertThat(read.errors())
                .containsExactly(new ImportError(2, "line", "has a quote that is not closed within 65536 bytes"));
        assertThat(read.rows()).hasSizeGreaterThan(3_000);
        assertThat(read.rows().get(0).line()).isEqualTo(3);
    }

    @Test
    void aFileOfBadQuotesAloneIsReadInBoundedTime() throws IOException {
        // each line closes the quote of the line before, and opens one of its own
        ImportLines lines = lines("reference\n" + "a\",\"x\n".repeat(150_000));
        int faults = 0;
        for (ImportLines.Line line = lines.next(); line != null; line = lines.next()) {
            faults += line.fault() == null ? 0 : 1;
        }

        assertThat(faults).isBetween(1000, 1100);
    }

    @Test
    void aFileWithoutAUsableHeaderLineIsRefused() {
        refused("", "empty");
        refused("\n \n", "empty");
        refused("holder,email\nx,y\n", "reference or the column code");
        refused("R-1,Jane\nR-2,John\n", "reference or the column code");
        refused("reference,holder,Reference\n", "reference twice");
        refused("\"reference,holder\nR-1,x\n", "header line");
        assertThatThrownBy(() -> read("reference\nR-1\n".getBytes(StandardCharsets.UTF_16), LIMITS))
                .hasMessageContaining("UTF-16");
        assertThatThrownBy(() -> read("reference,\u00eb\n".getBytes(StandardCharsets.ISO_8859_1), LIMITS))
                .hasMessageContaining("UTF-8");
    }

    @Test
    void whatIsTooMuchIsRefused() {
        assertThatThrownBy(
                        () -> read("reference\n1\n2\n3\n".getBytes(StandardCharsets.UTF_8), ImportLimits.of(1000, 2)))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.TOO_LARGE));
        assertThatThrownBy(() -> read("reference\n1\n2\n3\n".getBytes(StandardCharsets.UTF_8), ImportLimits.of(12, 10)))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.TOO_LARGE));
    }

    @Property
    void whateverIsWrittenAsCsvIsReadAsItWas(
            @ForAll @Size(max = 20)
                    List<
                                    @StringLength(min = 1, max = 30) @CharRange(from = ' ', to = '~')
                                    @Chars({'\n', '\r', '"', ',', ';', 'ö', '€'}) String>
                            holders,
            @ForAll boolean semicolons)
            throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(semicolons ? ';' : ',')
                .setQuoteMode(QuoteMode.ALL)
                .get();
        StringBuilder file = new StringBuilder(semicolons ? "reference;holder\r\n" : "reference,holder\r\n");
        for (int i = 0; i < holders.size(); i++) {
            format.printRecord(file, "R-" + i, holders.get(i));
        }

        assertThat(read(file.toString()).rows())
                .extracting(row -> String.valueOf(row.details().holder()))
                .isEqualTo(holders.stream()
                        .map(holder -> holder.isBlank() ? "null" : holder.strip())
                        .toList());
    }

    @Property
    void aBrokenLineCostsNoOther(
            @ForAll @IntRange(min = 0, max = 20) int before,
            @ForAll @IntRange(min = 0, max = 20) int behind,
            @ForAll("broken") String broken)
            throws IOException {
        String good = "R,\"a \"\"quoted\"\"\nname, of two lines\"\n";
        ImportChunk read = read("reference,holder\n" + good.repeat(before) + broken + "\n" + good.repeat(behind));

        assertThat(read.rows()).hasSize(before + behind);
        assertThat(read.errors()).extracting(ImportError::line).containsOnly(2L + 2L * before);
    }

    @Provide
    Arbitrary<String> broken() {
        return Arbitraries.of("X,\"open", "X,\"closed\" too early", "X", "X,y,z", "\"X,y", "X,\"\"\"", "X,\0");
    }

    private static void refused(String file, String words) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.INVALID))
                .hasMessageContaining(words);
    }

    private static ImportLines lines(String file) throws IOException {
        return new ImportLines(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), LIMITS);
    }

    private static ImportChunk read(String file) throws IOException {
        return read(file.getBytes(StandardCharsets.UTF_8), LIMITS);
    }

    private static ImportChunk read(byte[] file, ImportLimits limits) throws IOException {
        ImportChunk chunk = new ImportChunk();
        new ImportReader(new ByteArrayInputStream(file), limits).fill(chunk);
        return chunk;
    }
}
