package io.gatehouse.web.staff;

import io.gatehouse.web.security.Authentication;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.ManagedProperty;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@Named
@RequestScoped
public class SignInPage {

    private static final String HOME = "/console/";

    @Inject
    private SecurityContext security;

    @Inject
    private FacesContext faces;

    private String username = "";
    private String password = "";

    @Inject
    @ManagedProperty("#{param.from}")
    private @Nullable String from;

    @Inject
    @ManagedProperty("#{param.problem}")
    private @Nullable String problem;

    /** What went wrong with the organisation's sign-in, if somebody comes back from there; nothing else is repeated. */
    public @Nullable OpenIdProblem problem() {
        return Stream.of(OpenIdProblem.values())
                .filter(one -> one.slug().equals(problem))
                .findFirst()
                .orElse(null);
    }

    public void signIn() throws IOException {
        ExternalContext external = faces.getExternalContext();
        HttpServletRequest request = (HttpServletRequest) external.getRequest();
        AuthenticationStatus status = security.authenticate(
                request,
                (HttpServletResponse) external.getResponse(),
                AuthenticationParameters.withParams()
                        .credential(new UsernamePasswordCredential(username, password))
                        .newAuthentication(true));
        if (status == AuthenticationStatus.SUCCESS) {
            external.redirect(
                    external.getRequestContextPath() + ConsoleAddress.of(from).orElse(HOME));
        } else if (status == AuthenticationStatus.SEND_FAILURE) {
            // the mechanism refused the password, not the page that asks for it anew
            external.setResponseStatus(HttpServletResponse.SC_OK);
            refuse((Duration) request.getAttribute(Authentication.RETRY_AFTER));
        }
    }

    private void refuse(@Nullable Duration wait) {
        String why = wait == null
                ? "Wrong username or password."
                : "Too many wrong passwords. Try again in " + inWords(wait) + ".";
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, why, null));
    }

    private static String inWords(Duration wait) {
        long seconds = Math.max(1, wait.toSeconds() + 1);
        if (seconds > 90) {
            return (seconds + 59) / 60 + " minutes";
        }
        return seconds == 1 ? "1 second" : seconds + " seconds";
    }

    public String getUsername() {
        return username;
    }

    public void setUsername(@Nullable String username) {
        this.username = username == null ? "" : username;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(@Nullable String password) {
        this.password = password == null ? "" : password;
    }

    public @Nullable String getFrom() {
        return from;
    }
}
