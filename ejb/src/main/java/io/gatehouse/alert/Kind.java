package io.gatehouse.alert;

import java.util.Locale;

/** What an alert is about. */
public enum Kind {
    /** One code or ticket was refused again and again. */
    REPEATED_REFUSALS,
    /** A scanner calls although it is revoked or suspended. */
    REVOKED_SCANNER,
    /** A scanner's clock says what can't be. */
    IMPOSSIBLE_CLOCK,
    /** Many sign-ins of one account, or from one address, were refused. */
    SIGN_IN_ATTACK;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
