package io.gatehouse.web.scanner;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The address that a phone opens to become a scanner. Behind the {@code #}, which browsers keep to themselves, stand the
 * code, the fingerprint of our key, and where else we are: short, for it all goes into a QR code.
 */
final class PairingLink {

    private static final String HTTPS = "https://";
    private static final int MOST_CANDIDATES = 4;

    private PairingLink() {}

    static String of(String base, String pairingCode, String fingerprint, List<String> candidates) {
        String at = candidates.stream()
                .limit(MOST_CANDIDATES)
                .map(url -> url.startsWith(HTTPS) ? url.substring(HTTPS.length()) : url)
                .collect(Collectors.joining(","));
        return page(base) + "#pair=" + pairingCode + "&key=" + fingerprint + "&at=" + at;
    }

    static String page(String base) {
        return base + "/scanner/";
    }
}
