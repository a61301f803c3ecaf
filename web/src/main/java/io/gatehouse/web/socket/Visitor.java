package io.gatehouse.web.socket;

import jakarta.websocket.Session;
import org.jspecify.annotations.Nullable;

/** Where a socket was opened from, as the request that opened it said. */
public record Visitor(@Nullable String address, @Nullable String userAgent) {

    private static final String PROPERTY = "gatehouse.visitor";
    private static final Visitor UNKNOWN = new Visitor(null, null);

    public static Visitor of(Session session) {
        return session.getUserProperties().get(PROPERTY) instanceof Visitor visitor ? visitor : UNKNOWN;
    }

    static String property() {
        return PROPERTY;
    }
}
