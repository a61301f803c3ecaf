package io.gatehouse.common;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** Where the present request comes from, for the audit and for throttling. Set once, by who receives it. */
@RequestScoped
public class Caller {

    private @Nullable String address;
    private @Nullable String userAgent;

    public void from(String peer, @Nullable String agent) {
        address = peer;
        userAgent = agent;
    }

    public @Nullable String address() {
        return address;
    }

    public @Nullable String userAgent() {
        return userAgent;
    }
}
