package io.gatehouse.web.staff;

import io.gatehouse.staff.Account;

/** How an account stands, in the word that the list shows. */
public enum AccountState {
    ACTIVE,
    INVITED,
    INVITATION_EXPIRED,
    DISABLED;

    static AccountState of(Account account) {
        if (account.disabled()) {
            return DISABLED;
        }
        if (account.hasPassword() || account.lastSignIn() != null) {
            return ACTIVE;
        }
        return account.invited() ? INVITED : INVITATION_EXPIRED;
    }
}
