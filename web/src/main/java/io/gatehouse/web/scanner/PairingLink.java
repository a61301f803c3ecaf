package io.gatehouse.web.scanner;

/** Where a phone goes to become a scanner. The code stands behind the {@code #}, which browsers keep to themselves. */
final class PairingLink {

    private PairingLink() {}

    static String of(String origin, String pairingCode) {
        return origin + "/scanner/#pair=" + pairingCode;
    }
}
