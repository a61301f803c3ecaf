package io.gatehouse.discovery.sweep;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Prefixes of hardware addresses and who has them, packed: the registries give out blocks of three sizes, so there is one
 * sorted row of numbers for each length, and each name stands once in a row of bytes.
 */
final class VendorTable {

    private static final String PACKAGED = "vendors.gz";
    private static final int[] LENGTHS = {9, 7, 6};
    /** The registry's word for a block whose owner doesn't want to be named. */
    private static final String UNNAMED = "Private";

    /** Prefixes of one length in ascending order, and for each the place of its name. */
    private static final class Row {

        private long[] prefixes = new long[1024];
        private char[] names = new char[1024];
        private int size;

        void add(long prefix, int name) {
            if (size > 0 && prefix <= prefixes[size - 1]) {
                throw new IllegalArgumentException("The table of makers isn't sorted.");
            }
            if (name > Character.MAX_VALUE) {
                throw new IllegalArgumentException("The table of makers has too many names.");
            }
            if (size == prefixes.length) {
                resize(size * 2);
            }
            prefixes[size] = prefix;
            names[size++] = (char) name;
        }

        void resize(int length) {
            prefixes = Arrays.copyOf(prefixes, length);
            names = Arrays.copyOf(names, length);
        }

        int find(long prefix) {
            int at = Arrays.binarySearch(prefixes, 0, size, prefix);
            return at < 0 ? -1 : names[at];
        }
    }

    private final Map<Integer, Row> rows;
    private final byte[] words;
    private final int[] starts;

    private VendorTable(Map<Integer, Row> rows, byte[] words, int[] starts) {
        this.rows = rows;
        this.words = words;
        this.starts = starts;
    }

    static VendorTable packaged() {
        try (InputStream file = VendorTable.class.getResourceAsStream(PACKAGED)) {
            if (file == null) {
                throw new IllegalStateException("The table of makers isn't in this package.");
            }
            return read(new GZIPInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines of a prefix, a tab and a name, sorted; lines that begin with # aside. */
    static VendorTable read(InputStream lines) throws IOException {
        Map<Integer, Row> rows = new HashMap<>();
        Map<String, Integer> places = new HashMap<>();
        ByteArrayOutputStream words = new ByteArrayOutputStream();
        int[] starts = new int[1024];
        BufferedReader reader = new BufferedReader(new InputStreamReader(lines, UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            int tab = line.indexOf('\t');
            if (tab < 0 || line.startsWith("#")) {
                continue;
            }
            String name = HostNames.clean(line.substring(tab + 1), 80).orElse(UNNAMED);
            Integer known = places.get(name);
            int place = known == null ? places.size() : known;
            if (known == null) {
                places.put(name, place);
                starts = place + 1 < starts.length ? starts : Arrays.copyOf(starts, starts.length * 2);
                words.writeBytes(name.getBytes(UTF_8));
                starts[place + 1] = words.size();
            }
            rows.computeIfAbsent(tab, length -> new Row()).add(Long.parseLong(line, 0, tab, 16), place);
        }
        rows.values().forEach(row -> row.resize(row.size));
        return new VendorTable(rows, words.toByteArray(), Arrays.copyOf(starts, places.size() + 1));
    }

    /** The name of the smallest block that these twelve digits are in. */
    Optional<String> longestPrefix(String digits) {
        for (int length : LENGTHS) {
            Row row = rows.get(length);
            int place = row == null ? -1 : row.find(Long.parseLong(digits, 0, length, 16));
            if (place >= 0) {
                return name(place);
            }
        }
        return Optional.empty();
    }

    int size() {
        return rows.values().stream().mapToInt(row -> row.size).sum();
    }

    private Optional<String> name(int place) {
        String name = new String(words, starts[place], starts[place + 1] - starts[place], UTF_8);
        return name.equals(UNNAMED) ? Optional.empty() : Optional.of(name);
    }
}
