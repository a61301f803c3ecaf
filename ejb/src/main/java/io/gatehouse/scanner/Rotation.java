package io.gatehouse.scanner;

import java.util.UUID;

/** A scanner's new token, and a pairing by which its device gets one of its own; both are shown this once. */
public record Rotation(UUID scannerId, String token, Pairing pairing) {}
