package io.gatehouse.staff;

import io.gatehouse.common.Caller;
import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import io.gatehouse.staff.SignInThrottle.Outcome;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether a password is right, as often as may be asked. */
@Dependent
class PasswordCheck {

    @Inject
    private Passwords passwords;

    @Inject
    private SignInThrottle throttle;

    @Inject
    private Caller caller;

    @Inject
    private Clock clock;

    /** The account, if the password is its own; that it was not is remembered against account and address. */
    Optional<StaffEntity> owner(String account, String password, Supplier<Optional<StaffEntity>> find) {
        String address = String.valueOf(caller.address());
        Optional<Duration> wait = throttle.begin(account, address, clock.instant());
        if (wait.isPresent()) {
            throw ProblemException.tryLater(
                    ProblemType.TOO_MANY_ATTEMPTS, "Too many wrong passwords; wait a little", wait.get());
        }
        Outcome outcome = Outcome.UNTRIED;
        try {
            Optional<StaffEntity> staff = find.get().filter(found -> !found.disabled());
            boolean right = passwords.verify(password, staff.flatMap(StaffEntity::passwordHash));
            outcome = right ? Outcome.RIGHT : Outcome.WRONG;
            return right ? staff : Optional.empty();
        } finally {
            throttle.end(account, address, outcome, clock.instant());
        }
    }
}
