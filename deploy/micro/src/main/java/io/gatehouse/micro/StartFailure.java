package io.gatehouse.micro;

import org.jspecify.annotations.Nullable;

/** Why Gatehouse can't start, in one line for the person at the terminal. */
class StartFailure extends RuntimeException {

    /** For what the command line got wrong, as is the custom. */
    static final int USAGE = 2;

    private final int exitCode;

    StartFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
        exitCode = 1;
    }

    StartFailure(String message) {
        this(message, null);
    }

    private StartFailure(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    static StartFailure usage(String message) {
        return new StartFailure(message + "; see --help", USAGE);
    }

    int exitCode() {
        return exitCode;
    }
}
