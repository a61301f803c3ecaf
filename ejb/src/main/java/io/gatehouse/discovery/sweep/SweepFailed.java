package io.gatehouse.discovery.sweep;

import org.jspecify.annotations.Nullable;

/** A sweep could not be made, so it says nothing about anybody; the message is a reason for people. */
public class SweepFailed extends Exception {

    private static final long serialVersionUID = 1;

    public SweepFailed(String reason) {
        super(reason);
    }

    public SweepFailed(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }

    public String reason() {
        String reason = getMessage();
        return reason == null ? "The network could not be swept." : reason;
    }
}
