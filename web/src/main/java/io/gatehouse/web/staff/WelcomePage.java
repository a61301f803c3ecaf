package io.gatehouse.web.staff;

import io.gatehouse.common.Violations;
import io.gatehouse.staff.Session;
import io.gatehouse.staff.Staff;
import io.gatehouse.web.problem.PageProblems;
import io.gatehouse.web.security.Proven;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where somebody who was invited chooses a password, and is signed in by it. */
@Named
@RequestScoped
public class WelcomePage {

    private static final String ACCOUNT = "/console/account.xhtml?welcome=1";

    @EJB
    private Staff staff;

    @Inject
    private SecurityContext security;

    @Inject
    private FacesContext faces;

    private String code = "";
    private String password = "";
    private String repeated = "";
    private @Nullable Session opened;

    public void accept() throws IOException {
        boolean accepted = PageProblems.attempt(() -> {
            new Violations()
                    .check(password.equals(repeated), "repeated", "is not the same")
                    .orThrow();
            opened = staff.accept(code, password);
        });
        if (!accepted || opened == null) {
            return;
        }
        ExternalContext external = faces.getExternalContext();
        AuthenticationStatus status = security.authenticate(
                (HttpServletRequest) external.getRequest(),
                (HttpServletResponse) external.getResponse(),
                AuthenticationParameters.withParams()
                        .credential(new Proven(opened))
                        .newAuthentication(true));
        if (status == AuthenticationStatus.SUCCESS) {
            external.redirect(external.getRequestContextPath() + ACCOUNT);
        }
    }

    public String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code == null ? "" : code;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(@Nullable String password) {
        this.password = password == null ? "" : password;
    }

    public String getRepeated() {
        return repeated;
    }

    public void setRepeated(@Nullable String repeated) {
        this.repeated = repeated == null ? "" : repeated;
    }
}
