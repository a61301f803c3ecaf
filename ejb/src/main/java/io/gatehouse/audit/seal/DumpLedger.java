package io.gatehouse.audit.seal;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Seals and rows as {@code pg_dump} writes them in its plain format: read once, without a database. */
public final class DumpLedger implements Ledger {

    /** A dump that can't be checked, for it is none or lacks what must be in it. */
    public static final class UnreadableDump extends IOException {
        UnreadableDump(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    private static final Pattern COPY = Pattern.compile("COPY (?:\"?\\w+\"?\\.)?\"?(\\w+)\"? \\((.*)\\) FROM stdin;");
    private static final String END = "\\.";
    private static final HexFormat HEX = HexFormat.of();
    private static final int MOST_SEALS_TOGETHER = 500;

    private final List<Seal> seals = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Truncation> truncations = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private @Nullable Map<Kind, Set<Long>> numbers;

    private DumpLedger() {}

    public static DumpLedger read(BufferedReader dump) throws IOException {
        DumpLedger ledger = new DumpLedger();
        for (String line = dump.readLine(); line != null; line = dump.readLine()) {
            Matcher copy = COPY.matcher(line);
            if (copy.matches()) {
                List<String> columns = Arrays.stream(copy.group(2).split(", ", -1))
                        .map(name -> name.replace("\"", ""))
                        .toList();
                ledger.table(copy.group(1), columns, dump);
            }
        }
        for (String table : List.of(Kind.AUDIT.table(), Kind.SCAN.table(), "seal", "audit_truncation")) {
            if (!ledger.seen.contains(table)) {
                throw new UnreadableDump(
                        "there is no COPY of the table " + table + " in it; is it a plain dump?", null);
            }
        }
        ledger.seals.sort(Comparator.comparingLong(Seal::no));
        ledger.truncations.sort(Comparator.comparingLong(Truncation::through));
        ledger.rows.sort(Row.ORDER);
        return ledger;
    }

    private void table(String table, List<String> columns, BufferedReader dump) throws IOException {
        boolean again = !seen.add(table);
        Optional<Kind> kind = Arrays.stream(Kind.values())
                .filter(one -> one.table().equals(table))
                .findFirst();
        boolean ours = kind.isPresent() || table.equals("seal") || table.equals("audit_truncation");
        if (ours && again) {
            // one of another schema could stand in for what was changed in the true one
            throw new UnreadableDump("there are two tables " + table + " in it; dump the product's schema only", null);
        }
        for (String line = dump.readLine(); !END.equals(line); line = dump.readLine()) {
            if (line == null) {
                throw new UnreadableDump("it ends in the middle of the table " + table, null);
            }
            if (ours) {
                try {
                    row(table, kind, new Values(columns, line));
                } catch (RuntimeException e) {
                    throw new UnreadableDump("there is a row of the table " + table + " that can't be read", e);
                }
            }
        }
    }

    private void row(String table, Optional<Kind> kind, Values values) {
        if (kind.isPresent()) {
            List<@Nullable String> ordered = new ArrayList<>();
            for (Column column : kind.get().columns()) {
                ordered.add(values.text(column.name()));
            }
            rows.add(Row.of(kind.get(), ordered));
        } else if (table.equals("seal")) {
            seals.add(seal(values));
        } else {
            truncations.add(truncation(values));
        }
    }

    private static Seal seal(Values values) {
        return new Seal(
                values.number("no"),
                Times.instant(values.given("at")),
                values.number("from_turn"),
                values.number("upto_turn"),
                (int) values.number("records"),
                (int) values.number("scans"),
                Entries.read(HEX.parseHex(values.hex("entries"))),
                values.hex("digest"),
                values.hex("previous"),
                values.hex("signature"));
    }

    private static Truncation truncation(Values values) {
        return new Truncation(
                values.number("through"),
                Times.instant(values.given("at")),
                values.number("upto_turn"),
                values.number("records"),
                values.hex("list"),
                values.hex("signature"));
    }

    @Override
    public List<Seal> sealsAfter(long no) {
        int first = firstAtLeast(no + 1);
        return seals.subList(first, Math.min(seals.size(), first + MOST_SEALS_TOGETHER));
    }

    @Override
    public Optional<Seal> sealBefore(long no) {
        int first = firstAtLeast(no);
        return first == 0 ? Optional.empty() : Optional.of(seals.get(first - 1));
    }

    @Override
    public List<Row> rows(long fromTurn, long uptoTurn) {
        return rows.subList(firstFrom(fromTurn), firstFrom(uptoTurn));
    }

    @Override
    public long countFrom(long turn) {
        return rows.size() - (long) firstFrom(turn);
    }

    @Override
    public boolean has(Kind kind, long number) {
        Map<Kind, Set<Long>> all = numbers;
        if (all == null) {
            // asked only where something is broken
            all = new HashMap<>();
            for (Row row : rows) {
                all.computeIfAbsent(row.kind(), one -> new HashSet<>()).add(row.number());
            }
            numbers = all;
        }
        return all.getOrDefault(kind, Set.of()).contains(number);
    }

    @Override
    public List<Truncation> truncations() {
        return Collections.unmodifiableList(truncations);
    }

    private int firstAtLeast(long no) {
        int low = 0;
        int high = seals.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (seals.get(middle).no() < no) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int firstFrom(long turn) {
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows.get(middle).turn() < turn) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
