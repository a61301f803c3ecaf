package io.gatehouse.discovery.sweep;

import java.util.Optional;
import java.util.regex.Pattern;

/** Makes a stranger's words fit to be shown: one short line of visible characters. */
final class HostNames {

    private static final int LONGEST = 63;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Z}\\s]+");

    private HostNames() {}

    static Optional<String> clean(String told) {
        return clean(told, LONGEST);
    }

    /** Control and formatting characters (those that turn the direction of writing too) become a space; empty if nothing is left. */
    static Optional<String> clean(String told, int longest) {
        String start = told.length() > 4 * longest ? told.substring(0, 4 * longest) : told;
        String line = UNSEEN.matcher(start).replaceAll(" ").strip();
        int length = line.codePointCount(0, line.length());
        String kept = length > longest
                ? line.substring(0, line.offsetByCodePoints(0, longest)).strip()
                : line;
        return kept.isEmpty() ? Optional.empty() : Optional.of(kept);
    }

    /** {@code printer.local.} as {@code printer}. */
    static Optional<String> ofServer(String server) {
        String name = server.endsWith(".") ? server.substring(0, server.length() - 1) : server;
        return clean(name.endsWith(".local") ? name.substring(0, name.length() - 6) : name);
    }
}
