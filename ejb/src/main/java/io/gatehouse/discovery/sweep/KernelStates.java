package io.gatehouse.discovery.sweep;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How sure Linux's kernel is of its neighbours, which {@code /proc/net/arp} doesn't tell but {@code ip -s neigh} does, to
 * everybody. Where that program is absent nothing is known, and an entry is believed less for it, never more.
 */
final class KernelStates {

    private static final Pattern ENTRY =
            Pattern.compile("([0-9.]{7,15}) dev (\\S+) .*?used ([0-9]+)/([0-9]+)/([0-9]+) ?probes [0-9]+ ([A-Z]+)");

    private final Optional<String> program;

    KernelStates() {
        this(Program.find("ip"));
    }

    KernelStates(Optional<String> program) {
        this.program = program;
    }

    boolean known() {
        return program.isPresent();
    }

    /** By address; empty where nothing can be known. */
    Map<String, KernelState> read() {
        if (program.isEmpty()) {
            return Map.of();
        }
        try {
            return parse(
                    Program.run(List.of(program.get(), "-4", "-s", "neigh", "show", "nud", "all"), Program.ENOUGH));
        } catch (IOException e) {
            return Map.of();
        }
    }

    static Map<String, KernelState> parse(String text) {
        Map<String, KernelState> states = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        text.lines().forEach(line -> {
            Matcher entry = ENTRY.matcher(line.strip());
            if (entry.matches()) {
                KernelState state = new KernelState(entry.group(6), seconds(entry.group(4)), seconds(entry.group(5)));
                if (states.put(entry.group(1), state) != null) {
                    ambiguous.add(entry.group(1));
                }
            }
        });
        // The same address on two interfaces: two hosts, of which one may have left.
        states.keySet().removeAll(ambiguous);
        return states;
    }

    private static long seconds(String number) {
        return number.length() > 9 ? Integer.MAX_VALUE : Long.parseLong(number);
    }
}
