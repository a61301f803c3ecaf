package io.gatehouse.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.audit.seal.DumpLedger.UnreadableDump;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DumpLedgerTest {

    private static final String EMPTY = """
            COPY public.audit_truncation (through, at, upto_turn, records, list, signature) FROM stdin;
            \\.
            COPY public.seal (no, at, from_turn, upto_turn, records, scans, entries, digest, previous, signature) FROM stdin;
            \\.
            COPY public.scan (seq) FROM stdin;
            \\.
            """;

    @Test
    void aRowReadsAsItWasWrittenHoweverItsColumnsStand() throws IOException {
        String dump = """
                COPY public.audit_record (turn, id, actor, at, action, subject, event_id, address, user_agent, detail, device) FROM stdin;
                9\t7\tstaff/1\t2026-11-21 19:00:00.5+01\ta.b\ts/1\t\\N\t\\N\tTab\\t, line\\n, back\\\\slash\t{"a":"\\\\"}\t\\N
                \\.
                """;

        List<Row> rows = DumpLedger.read(reader(dump + EMPTY)).rows(Long.MIN_VALUE, Long.MAX_VALUE);

        assertThat(rows)
                .containsExactly(Row.of(
                        Kind.AUDIT,
                        Arrays.asList(
                                "7",
                                "2026-11-21 18:00:00.500+00",
                                "staff/1",
                                "a.b",
                                "s/1",
                                null,
                                null,
                                "Tab\t, line\n, back\\slash",
                                null,
                                "{\"a\":\"\\\"}",
                                "9")));
    }

    @Test
    void whatIsNoWholeDumpIsNotTakenForOne() {
        assertThatThrownBy(() -> DumpLedger.read(reader("COPY public.scan (seq) FROM stdin;\n\\.\n")))
                .isInstanceOf(UnreadableDump.class)
                .hasMessageContaining("audit_record");
        assertThatThrownBy(() -> DumpLedger.read(reader("COPY public.event (id) FROM stdin;\n7\n")))
                .isInstanceOf(UnreadableDump.class)
                .hasMessageContaining("ends in the middle");
        assertThatThrownBy(() -> DumpLedger.read(reader("COPY public.audit_record (id) FROM stdin;\n7\n\\.\n")))
                .isInstanceOf(UnreadableDump.class)
                .hasMessageContaining("can't be read");
    }

    private static BufferedReader reader(String dump) {
        return new BufferedReader(new StringReader(dump));
    }
}
