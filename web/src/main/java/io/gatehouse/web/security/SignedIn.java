package io.gatehouse.web.security;

import io.gatehouse.staff.Session;
import io.gatehouse.staff.StaffMember;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is signed in to the console in this browser. Whether that still holds is asked anew with every request. */
@Named
@SessionScoped
public class SignedIn implements Serializable {

    private transient @Nullable Session session;

    void as(Session opened) {
        session = opened;
    }

    Optional<Session> session() {
        return Optional.ofNullable(session);
    }

    public StaffMember staff() {
        return session().orElseThrow().staff();
    }

    public String token() {
        return session().orElseThrow().token();
    }
}
