package io.gatehouse.network;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the way in from outside.
 *
 * @param kind {@code ngrok}, {@code cloudflared} or {@code static}
 * @param url its address, as far as its agent told one
 * @param up whether our own identity came back through it
 * @param since when that was last different; none, if it never was
 * @param fault why it isn't up, or is in doubt
 */
public record TunnelState(
        String kind,
        @Nullable String url,
        boolean up,
        @Nullable Instant since,
        @Nullable String fault) {}
