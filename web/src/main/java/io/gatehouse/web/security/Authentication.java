package io.gatehouse.web.security;

import io.gatehouse.common.Caller;
import io.gatehouse.common.ProblemException;
import io.gatehouse.queue.Host;
import io.gatehouse.queue.HostTokens;
import io.gatehouse.queue.Queues;
import io.gatehouse.scanner.Tokens;
import io.gatehouse.staff.Role;
import io.gatehouse.staff.Session;
import io.gatehouse.staff.Staff;
import io.gatehouse.staff.StaffMember;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Tells the container who is calling: by bearer token under {@code /api}, by session in the console. */
@ApplicationScoped
public class Authentication implements HttpAuthenticationMechanism {

    /** Under this name a sign-in that was throttled says how long to wait. */
    public static final String RETRY_AFTER = "gatehouse.retryAfter";

    private static final String BEARER = "Bearer ";

    @EJB
    private Staff staff;

    @Inject
    private Tokens tokens;

    @Inject
    private HostTokens hostTokens;

    @Inject
    private SignedIn signedIn;

    @Inject
    private Caller caller;

    @Inject
    private Peer peer;

    @Inject
    private Https https;

    @Inject
    private Clock clock;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        caller.from(peer.address(request), request.getHeader("User-Agent"));
        Path path = Path.of(request);
        // here and not in a filter: a request that is sent to the sign-in page never comes to one
        SecurityHeaders.set(path, peer.askedAt(request), response);
        https.bind(request, response);
        if (peer.mustNotBePlain(request, path)) {
            // the front door says so; what came in the clear is not even looked at
            return context.doNothing();
        }
        if (path.isApi()) {
            return byToken(request, context);
        }
        if (!path.isConsole()) {
            return context.doNothing();
        }
        Credential shown = context.getAuthParameters().getCredential();
        if (shown instanceof UsernamePasswordCredential credential) {
            return signIn(credential, context);
        }
        if (shown instanceof Proven proven) {
            return begin(proven.session(), context);
        }
        return bySession(path, context);
    }

    private AuthenticationStatus byToken(HttpServletRequest request, HttpMessageContext context) {
        String header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return context.doNothing();
        }
        String token = header.substring(BEARER.length()).strip();
        if (token.startsWith(Tokens.PREFIX)) {
            Optional<UUID> scannerId = tokens.owner(token);
            return scannerId.isPresent()
                    ? context.notifyContainerAboutLogin(
                            Identity.ofScanner(scannerId.get()), Set.of(Identity.SCANNER_GROUP))
                    : context.doNothing();
        }
        if (token.startsWith(HostTokens.PREFIX)) {
            Optional<Host> host = hostTokens.owner(token);
            return host.isPresent()
                    ? context.notifyContainerAboutLogin(Identity.of(host.get()), Set.of(Queues.HOST_DEVICE))
                    : context.doNothing();
        }
        return token.startsWith(Staff.TOKEN_PREFIX) ? as(staff.authenticate(token), context) : context.doNothing();
    }

    private AuthenticationStatus signIn(UsernamePasswordCredential credential, HttpMessageContext context) {
        try {
            Optional<Session> opened = staff.signIn(credential.getCaller(), credential.getPasswordAsString());
            if (opened.isEmpty()) {
                return AuthenticationStatus.SEND_FAILURE;
            }
            return begin(opened.get(), context);
        } catch (ProblemException throttled) {
            throttled.retryAfter().ifPresent(wait -> context.getRequest().setAttribute(RETRY_AFTER, wait));
            return AuthenticationStatus.SEND_FAILURE;
        }
    }

    private AuthenticationStatus begin(Session opened, HttpMessageContext context) {
        Duration left = Duration.between(clock.instant(), opened.expiresAt());
        open(opened, left, context.getRequest());
        HttpServletRequest request = context.getRequest();
        SignInCookie.set(request, context.getResponse(), opened.token(), left, peer.encrypted(request));
        return as(Optional.of(opened.staff()), context);
    }

    private void open(Session opened, Duration left, HttpServletRequest request) {
        // a session id that somebody planted before must not be the one that is signed in
        HttpSession session = request.getSession(true);
        request.changeSessionId();
        session.setMaxInactiveInterval(Math.toIntExact(left.toSeconds()));
        signedIn.as(opened);
    }

    private AuthenticationStatus bySession(Path path, HttpMessageContext context) {
        HttpServletRequest request = context.getRequest();
        Optional<Session> session = request.getSession(false) == null ? Optional.empty() : signedIn.session();
        Optional<StaffMember> person =
                session.isPresent() ? staff.authenticate(session.get().token()) : comesBack(request);
        if (person.isPresent()) {
            // a host has nothing to do with events, of which the first page tells, but with queues
            return path.isConsoleHome() && person.get().role() == Role.HOST
                    ? context.redirect(request.getContextPath() + Path.QUEUES)
                    : as(person, context);
        }
        if (session.isPresent()) {
            end(request.getSession(false));
        }
        return path.isOpenToAll() ? context.doNothing() : askToSignIn(path, request, context);
    }

    /** Somebody whom another node, or this one before it was started again, had signed in. */
    private Optional<StaffMember> comesBack(HttpServletRequest request) {
        return SignInCookie.of(request)
                .flatMap(token -> staff.session(token).map(known -> {
                    open(known, Duration.between(clock.instant(), known.expiresAt()), request);
                    return known.staff();
                }));
    }

    private static AuthenticationStatus askToSignIn(Path path, HttpServletRequest request, HttpMessageContext context) {
        String page = path.signInComingFrom(request);
        if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            return PartialRedirect.to(page, context);
        }
        return context.redirect(page);
    }

    private static AuthenticationStatus as(Optional<StaffMember> person, HttpMessageContext context) {
        return person.isPresent()
                ? context.notifyContainerAboutLogin(
                        Identity.of(person.get()), person.get().role().groups())
                : context.doNothing();
    }

    private static void end(HttpSession session) {
        session.invalidate();
    }
}
