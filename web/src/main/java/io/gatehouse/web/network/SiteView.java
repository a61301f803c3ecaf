package io.gatehouse.web.network;

import io.gatehouse.scanner.Contact;
import java.util.List;

/**
 * The ways to this server as the console draws them.
 *
 * @param internet the side of the tunnel
 * @param scanners all that lately called, those that can't be reached first
 */
public record SiteView(
        Side internet,
        Side lan,
        String instance,
        String fingerprint,
        List<Way> addresses,
        List<Caller> scanners,
        long overTunnel,
        long overLan,
        String devices) {

    /**
     * One side of this server.
     *
     * @param look {@code online}, {@code late}, {@code lost} or {@code none}: how the line to it is drawn
     */
    public record Side(String look, String state, String words) {}

    /** An address that clients try. */
    public record Way(String url, boolean preferred, boolean outside, String words) {}

    /** A scanner, and by which way it came. */
    public record Caller(String name, String way, Contact contact, String seen) {}
}
