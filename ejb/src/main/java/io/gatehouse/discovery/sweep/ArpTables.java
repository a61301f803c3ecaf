package io.gatehouse.discovery.sweep;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the tables of neighbours of several systems; what isn't a complete entry of an IPv4 host is left out. */
final class ArpTables {

    private static final int COMPLETE = 0x2;
    private static final Pattern PROC =
            Pattern.compile("([0-9.]{7,15}) +0x[0-9a-f]+ +0x([0-9a-f]+) +([0-9a-fA-F:]{17}) +\\S+ +(\\S+)");
    private static final Pattern BSD =
            Pattern.compile("\\S+ \\(([0-9.]{7,15})\\) at ([0-9a-fA-F:]{11,17})(?: on (\\S+).*)?.*");
    private static final Pattern WINDOWS =
            Pattern.compile("([0-9.]{7,15})\\s+([0-9a-fA-F]{2}(?:-[0-9a-fA-F]{2}){5})(?:\\s.*)?");

    private ArpTables() {}

    /** Linux: {@code /proc/net/arp}. */
    static Map<String, Neighbour> proc(String text) {
        return each(text, line -> {
            Matcher entry = PROC.matcher(line);
            return entry.matches() && (Integer.parseInt(entry.group(2), 16) & COMPLETE) != 0
                    ? neighbour(entry.group(1), entry.group(3), entry.group(4))
                    : Optional.empty();
        });
    }

    /** {@code arp -an} of macOS, the BSDs and old Linux, and {@code arp -a} of Windows. */
    static Map<String, Neighbour> told(String text) {
        return each(text, line -> {
            Matcher bsd = BSD.matcher(line);
            if (bsd.matches()) {
                return neighbour(bsd.group(1), bsd.group(2), bsd.group(3));
            }
            Matcher windows = WINDOWS.matcher(line);
            // Windows names an interface by its address and an index, which Java's names don't tell.
            return windows.matches() ? neighbour(windows.group(1), windows.group(2), null) : Optional.empty();
        });
    }

    /** {@code 0:1c:42:a:b:c} or {@code 00-1C-42-0A-0B-0C} as {@code 00:1c:42:0a:0b:0c}. */
    static Optional<String> mac(String written) {
        String[] pairs = written.toLowerCase(Locale.ROOT).split("[:-]", 7);
        boolean valid = pairs.length == 6 && Stream.of(pairs).allMatch(pair -> pair.matches("[0-9a-f]{1,2}"));
        return valid
                ? Optional.of(Stream.of(pairs)
                        .map(pair -> pair.length() == 1 ? "0" + pair : pair)
                        .collect(Collectors.joining(":")))
                : Optional.empty();
    }

    private static Optional<Neighbour> neighbour(String ip, String written, @Nullable String device) {
        // Broadcast and multicast stand in the tables of macOS and Windows; nobody has the address of zeros.
        return mac(written)
                .filter(mac -> Character.digit(mac.charAt(1), 16) % 2 == 0 && !mac.equals("00:00:00:00:00:00"))
                .filter(mac -> isAddress(ip))
                .map(mac -> new Neighbour(ip, mac, device));
    }

    private static boolean isAddress(String ip) {
        try {
            return Subnet.number(ip) != 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Map<String, Neighbour> each(String text, Function<String, Optional<Neighbour>> reader) {
        Map<String, Neighbour> found = new LinkedHashMap<>();
        text.lines()
                .map(String::strip)
                .map(reader)
                .flatMap(Optional::stream)
                .forEach(entry -> found.put(entry.ip(), entry));
        return found;
    }
}
