package io.gatehouse.staff;

/** What came of signing in through an identity provider. */
public sealed interface IdentityOutcome {

    record SignedIn(Session session) implements IdentityOutcome {}

    record Refused(Reason reason) implements IdentityOutcome {}

    /** Why somebody whose identity is beyond doubt is not let in. */
    enum Reason {
        NO_ACCOUNT,
        HAS_PASSWORD,
        DISABLED
    }
}
