package io.gatehouse.web.staff;

import java.util.Locale;

/** What may go wrong with the organisation's sign-in, in words for whoever tried it. */
public enum OpenIdProblem {
    UNREACHABLE("The sign-in service doesn’t answer. Try again in a moment, or sign in with your password."),
    EXPIRED("That sign-in took too long, or was begun in another window. Please try again."),
    CANCELLED("You were not signed in: the sign-in was cancelled there."),
    UNTRUSTED("The sign-in service’s answer could not be trusted. Please try again; if it stays so, tell an admin."),
    UNVERIFIED("Your e-mail address is not confirmed at the sign-in service. Confirm it there, then come back."),
    DOMAIN("Your e-mail address is not one of this organisation. Choose your other account there, or ask an admin."),
    NO_ACCOUNT("There is no account for you here yet. Ask an admin to invite your e-mail address."),
    HAS_PASSWORD(
            "Your account here has a password. Sign in with it; or ask an admin for a new invitation, then come this way again."),
    DISABLED("Your account here is disabled. Ask an admin.");

    private final String words;

    OpenIdProblem(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
