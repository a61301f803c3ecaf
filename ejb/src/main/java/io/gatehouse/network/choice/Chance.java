package io.gatehouse.network.choice;

/** What nobody can foresee, which is the platform's. */
public interface Chance {

    /** 16 to 64 fresh random bytes, fit for secrets, in base64url without padding. */
    String nonce();

    /** From 0 to below the bound, which is positive; so that many clients don't do everything at the same time. */
    int below(int bound);
}
