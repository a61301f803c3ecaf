package io.gatehouse.acceptance;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A real OpenID Connect provider on this machine, which believes whatever a test says about people. It is addressed by
 * name and the product by number, so that a browser takes them for two sites.
 */
final class Provider implements AutoCloseable {
    static final String CLIENT = "gatehouse";
    static final String SECRET = "a-secret-of-the-client-that-is-long";
    static final String DOMAIN = "venue.example";

    private static final String ISSUER = "house";
    private static final long HOUR = 3600;

    private final int port;
    private final Instead instead = new Instead();
    private MockOAuth2Server server;

    private Provider(int port) {
        this.port = port;
        server = started();
    }

    static Provider start() {
        return new Provider(freePort());
    }

    String issuer() {
        return "http://localhost:" + port + "/" + ISSUER;
    }

    Map<String, String> environment() {
        return Map.of(
                "GATEHOUSE_OIDC_ISSUER",
                issuer(),
                "GATEHOUSE_OIDC_CLIENT_ID",
                CLIENT,
                "GATEHOUSE_OIDC_CLIENT_SECRET",
                SECRET,
                "GATEHOUSE_OIDC_NAME",
                "Venue ID",
                "GATEHOUSE_OIDC_ALLOWED_DOMAINS",
                DOMAIN + ", other.example",
                "GATEHOUSE_OIDC_ROLES_CLAIM",
                "realm.groups",
                "GATEHOUSE_OIDC_ROLES",
                "crew:OPERATOR, leads:SUPERVISOR");
    }

    /** Whom the next to sign in there shall be. */
    void next(String subject, Map<String, Object> claims) {
        server.enqueueCallback(new DefaultOAuth2TokenCallback(ISSUER, subject, "JWT", List.of(CLIENT), claims, HOUR));
    }

    /** The claims of somebody with a confirmed address, in a group. */
    static Map<String, Object> claims(String email, String... groups) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("email", email);
        claims.put("email_verified", true);
        claims.put("name", "Name of " + email);
        claims.put("realm", Map.of("groups", List.of(groups)));
        return claims;
    }

    /** What comes instead of the next tokens: no provider would say it of its own accord. */
    void answerNext(int status, String json) {
        instead.next.set(new OAuth2HttpResponse(Headers.of("Content-Type", "application/json"), status, json, null));
    }

    /** Signed by the provider itself, whatever it says. */
    String signed(Map<String, Object> claims, Duration life) {
        return server.anyToken(HttpUrl.get(issuer()), claims, life).serialize();
    }

    /** What the provider would say in answer to that request. */
    static Map<String, Object> answer(String email, WayIn way) {
        Map<String, Object> claims = new HashMap<>(claims(email, "leads"));
        claims.put("sub", "answer");
        claims.put("aud", CLIENT);
        claims.put("nonce", way.asks("nonce"));
        return claims;
    }

    /** What the provider would say, for who forges it. */
    JWTClaimsSet said(String email, String nonce) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("forged")
                .audience(CLIENT)
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(HOUR)))
                .claim("nonce", nonce);
        claims(email, "leads").forEach(claims::claim);
        return claims.build();
    }

    void goDown() {
        server.shutdown();
    }

    void comeBack() {
        server = started();
    }

    @Override
    public void close() {
        server.shutdown();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MockOAuth2Server started() {
        var server = new MockOAuth2Server(new OAuth2Config(), instead);
        server.start(InetAddress.getLoopbackAddress(), port);
        return server;
    }

    /** Stands before the token endpoint, and answers in its place when told what. */
    private static final class Instead implements Route {
        private final AtomicReference<@Nullable OAuth2HttpResponse> next = new AtomicReference<>();

        @Override
        public boolean match(OAuth2HttpRequest request) {
            return request.getUrl().encodedPath().endsWith("/token") && next.get() != null;
        }

        @Override
        public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
            return Objects.requireNonNull(next.getAndSet(null), "asked for once");
        }
    }
}
