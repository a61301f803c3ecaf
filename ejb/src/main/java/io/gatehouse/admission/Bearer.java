package io.gatehouse.admission;

import io.gatehouse.common.Fact.Origin;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who proves with each message who they are, and where they speak from: on a socket, the container knows no caller.
 *
 * @param token a scanner's; looked at anew each time, for it may have ended
 */
public record Bearer(
        String token, @Nullable String address, @Nullable String userAgent) {

    Origin origin(UUID scannerId) {
        return new Origin("scanner/" + scannerId, address, userAgent);
    }

    @Override
    public String toString() {
        return "a bearer at " + address;
    }
}
