package io.gatehouse.web.staff;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.Secrets;
import io.gatehouse.staff.Identities;
import io.gatehouse.staff.IdentityOutcome;
import io.gatehouse.staff.IdentityOutcome.Refused;
import io.gatehouse.staff.IdentityOutcome.SignedIn;
import io.gatehouse.staff.ProvenIdentity;
import io.gatehouse.web.security.Peer;
import io.gatehouse.web.security.Proven;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Signs in through the identity provider: {@code begin} sends the browser there, {@code callback} is where it comes back
 * with a code. It ends in the same session as a password does, through the same door to Jakarta Security.
 */
@WebServlet({OpenIdSignIn.BEGIN, OpenIdSignIn.CALLBACK})
public class OpenIdSignIn extends HttpServlet {

    static final String BEGIN = "/console/openid/begin";
    static final String CALLBACK = "/console/openid/callback";

    private static final Logger LOG = System.getLogger(OpenIdSignIn.class.getName());
    private static final String COOKIE = "gatehouse-openid";

    @Inject
    @SuppressWarnings("NullAway.Init")
    private transient OpenIdSettings settings;

    @Inject
    @SuppressWarnings("NullAway.Init")
    private transient OpenIdProvider provider;

    @EJB
    @SuppressWarnings("NullAway.Init")
    private transient Identities identities;

    @Inject
    @SuppressWarnings("NullAway.Init")
    private transient SecurityContext security;

    @Inject
    @SuppressWarnings("NullAway.Init")
    private transient Secrets secrets;

    @Inject
    @SuppressWarnings("NullAway.Init")
    private transient Peer peer;

    @Inject
    @SuppressWarnings("NullAway.Init")
    private transient Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!settings.isEnabled()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            if (request.getServletPath().equals(BEGIN)) {
                begin(request, response);
            } else {
                end(request, response);
            }
        } catch (OpenIdFailure failure) {
            LOG.log(Level.WARNING, "Sign-in through {0} failed: {1}", settings.issuer(), failure.getMessage());
            refuse(failure.problem(), request, response);
        } catch (ProblemException e) {
            LOG.log(Level.WARNING, "Sign-in through {0} failed: {1}", settings.issuer(), e.detail());
            refuse(OpenIdProblem.NO_ACCOUNT, request, response);
        }
    }

    private void begin(HttpServletRequest request, HttpServletResponse response) throws IOException, OpenIdFailure {
        String from = ConsoleAddress.of(request.getParameter("from")).orElse("/console/");
        OpenIdAttempt attempt = OpenIdAttempt.begin(from, clock.instant());
        String address = provider.signInAddress(attempt, redirect(request)).toString();
        keep(attempt.seal(secrets), (int) OpenIdAttempt.LIFE.toSeconds(), request, response);
        response.sendRedirect(address);
    }

    private void end(HttpServletRequest request, HttpServletResponse response) throws IOException, OpenIdFailure {
        Optional<OpenIdAttempt> begun =
                cookie(request).flatMap(kept -> OpenIdAttempt.open(kept, secrets, clock.instant()));
        keep("", 0, request, response);
        String state = given(request, "state");
        OpenIdAttempt attempt = begun.filter(one -> one.isAnsweredBy(state))
                .orElseThrow(() -> new OpenIdFailure(OpenIdProblem.EXPIRED, "not begun in this browser"));
        if (!provider.isItself(request.getParameter("iss"))) {
            throw new OpenIdFailure(OpenIdProblem.UNTRUSTED, "another provider answered");
        }
        if (!provider.isFirst(attempt)) {
            throw new OpenIdFailure(OpenIdProblem.EXPIRED, "answered before");
        }
        String code = given(request, "code");
        if (code.isEmpty()) {
            throw new OpenIdFailure(OpenIdProblem.CANCELLED, "the provider gave no code");
        }
        IdentityOutcome outcome = identities.signIn(identify(code, attempt, redirect(request)));
        if (outcome instanceof SignedIn signedIn) {
            goOn(signedIn, attempt.from(), request, response);
        } else if (outcome instanceof Refused refused) {
            refuse(problem(refused), request, response);
        }
    }

    private ProvenIdentity identify(String code, OpenIdAttempt attempt, String redirect) throws OpenIdFailure {
        try {
            return settings.rules().identify(provider.redeem(code, attempt, redirect));
        } catch (OpenIdFailure failure) {
            identities.refused(settings.issuer(), failure.problem().slug());
            throw failure;
        }
    }

    /**
     * Hands the session to the container, and the browser a page that leads on. A redirect would not do: our cookie is
     * kept from requests that another site caused, and the whole way back from the provider counts as one.
     */
    private void goOn(SignedIn signedIn, String from, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        AuthenticationStatus status = security.authenticate(
                request,
                response,
                AuthenticationParameters.withParams()
                        .credential(new Proven(signedIn.session()))
                        .newAuthentication(true));
        if (status != AuthenticationStatus.SUCCESS) {
            refuse(OpenIdProblem.DISABLED, request, response);
            return;
        }
        String target = (request.getContextPath() + from)
                .replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;");
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write("""
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="UTF-8" /><title>Signed in – Gatehouse</title>
                <meta http-equiv="refresh" content="0;url=%1$s" /></head>
                <body><p><a href="%1$s">Go on to Gatehouse</a></p></body></html>
                """.formatted(target).getBytes(StandardCharsets.UTF_8));
    }

    private static OpenIdProblem problem(Refused refused) {
        return switch (refused.reason()) {
            case NO_ACCOUNT -> OpenIdProblem.NO_ACCOUNT;
            case HAS_PASSWORD -> OpenIdProblem.HAS_PASSWORD;
            case DISABLED -> OpenIdProblem.DISABLED;
        };
    }

    private static void refuse(OpenIdProblem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.sendRedirect(request.getContextPath() + "/console/sign-in.xhtml?problem=" + problem.slug());
    }

    private String redirect(HttpServletRequest request) {
        return peer.origin(request) + request.getContextPath() + CALLBACK;
    }

    private static String given(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }

    private static Optional<String> cookie(HttpServletRequest request) {
        Cookie @Nullable [] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Stream.of(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    /** Written by hand: this one must come along when the provider sends the browser back, which "Strict" would prevent. */
    private void keep(String value, int seconds, HttpServletRequest request, HttpServletResponse response) {
        String secure = peer.origin(request).startsWith("https:") ? "; Secure" : "";
        response.addHeader(
                "Set-Cookie",
                COOKIE + "=" + value + "; Path=" + request.getContextPath() + "/console/openid; Max-Age=" + seconds
                        + "; HttpOnly; SameSite=Lax" + secure);
    }
}
