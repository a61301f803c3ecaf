package io.gatehouse.scanner;

import java.util.Optional;

/** By which way a scanner reaches us. */
public enum ConnectionType {
    LAN,
    TUNNEL;

    private static final String FORMER_TUNNEL = "NGROK";

    /** Scanners that are older than the name of the tunnel call it by that of its first kind. */
    public static Optional<ConnectionType> read(String wire) {
        if (wire.equals(FORMER_TUNNEL)) {
            return Optional.of(TUNNEL);
        }
        for (ConnectionType type : values()) {
            if (type.name().equals(wire)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
