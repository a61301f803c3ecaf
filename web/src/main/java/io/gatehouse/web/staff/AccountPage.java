package io.gatehouse.web.staff;

import io.gatehouse.common.Violations;
import io.gatehouse.staff.Account;
import io.gatehouse.staff.OpenSession;
import io.gatehouse.staff.OwnAccount;
import io.gatehouse.staff.PasswordChange;
import io.gatehouse.web.problem.PageProblems;
import io.gatehouse.web.security.SignedIn;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One's own account. What is typed is kept for one answer only. */
@Named
@ViewScoped
public class AccountPage implements Serializable {

    @EJB
    private OwnAccount own;

    @Inject
    private SignedIn signedIn;

    private transient @Nullable Account account;
    private transient @Nullable List<OpenSession> sessions;
    private transient @Nullable String current;
    private transient @Nullable String password;
    private transient @Nullable String repeated;

    public Account account() {
        if (account == null) {
            account = own.get(self());
        }
        return account;
    }

    public List<OpenSession> sessions() {
        if (sessions == null) {
            sessions = own.sessions(self(), signedIn.token());
        }
        return sessions;
    }

    public void changePassword() {
        String wanted = String.valueOf(password);
        PageProblems.attempt(() -> {
            new Violations()
                    .check(wanted.equals(repeated), "repeated", "is not the same")
                    .orThrow();
            own.changePassword(self(), signedIn.token(), new PasswordChange(String.valueOf(current), wanted));
            PageProblems.tell("Your password is changed. Wherever else you were signed in, you no longer are.");
        });
        current = null;
        password = null;
        repeated = null;
        sessions = null;
    }

    public void end(OpenSession session) {
        PageProblems.attempt(() -> own.endSession(self(), session.id()));
        sessions = null;
    }

    private UUID self() {
        return signedIn.staff().id();
    }

    public @Nullable String getCurrent() {
        return current;
    }

    public void setCurrent(@Nullable String current) {
        this.current = current;
    }

    public @Nullable String getPassword() {
        return password;
    }

    public void setPassword(@Nullable String password) {
        this.password = password;
    }

    public @Nullable String getRepeated() {
        return repeated;
    }

    public void setRepeated(@Nullable String repeated) {
        this.repeated = repeated;
    }
}
