package io.gatehouse.web.staff;

import io.gatehouse.staff.Staff;
import io.gatehouse.web.security.SignInCookie;
import io.gatehouse.web.security.SignedIn;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@Named
@RequestScoped
public class SignOutPage {

    @EJB
    private Staff staff;

    @Inject
    private SignedIn signedIn;

    @Inject
    private FacesContext faces;

    public void signOut() throws IOException {
        staff.signOut(signedIn.staff().id(), signedIn.token());
        ExternalContext external = faces.getExternalContext();
        external.invalidateSession();
        SignInCookie.clear((HttpServletRequest) external.getRequest(), (HttpServletResponse) external.getResponse());
        external.redirect(external.getRequestContextPath() + "/console/sign-in.xhtml");
    }
}
