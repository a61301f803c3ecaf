package io.gatehouse.scanner;

import java.util.Locale;
import java.util.Optional;

/** What a scanner can be told to do. */
public enum CommandName {
    /** Nobody can scan with it until it is unlocked. */
    LOCK(true),
    UNLOCK(true),
    /** It forgets its token and all that it knows, but for scans that wait to be handed in. */
    WIPE(true),
    /** Shows a text to who holds it. */
    MESSAGE(false),
    /** Fetches everything anew that it takes along for when it is offline. */
    RESYNC(false);

    private final boolean repeated;

    CommandName(boolean repeated) {
        this.repeated = repeated;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CommandName> read(String wire) {
        for (CommandName name : values()) {
            if (name.wire().equals(wire)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /** Told again and again until the scanner says that it did. */
    boolean isRepeated() {
        return repeated;
    }

    /** A locked or wiped scanner need not be one that may scan: just such devices get lost. */
    boolean isForTheRevoked() {
        return this == LOCK || this == WIPE;
    }

    /** What it takes back, if that still waits; also itself, for once is enough. */
    boolean ends(CommandName earlier) {
        return switch (this) {
            case LOCK, UNLOCK -> earlier == LOCK || earlier == UNLOCK;
            case WIPE, RESYNC -> earlier == this;
            case MESSAGE -> false;
        };
    }
}
