package io.gatehouse.staff;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import jakarta.persistence.PersistenceException;

/** What the database says when two accounts would share what one alone may have. */
final class Taken {

    private Taken() {}

    static RuntimeException told(PersistenceException failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.contains("staff_username_key")) {
            return new ProblemException(ProblemType.USERNAME_TAKEN, "There is already an account with this username");
        }
        if (message.contains("staff_email")) {
            return new ProblemException(
                    ProblemType.EMAIL_TAKEN, "There is already an account with this e-mail address");
        }
        return failure;
    }
}
