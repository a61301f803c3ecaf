package io.gatehouse.web.staff;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.gatehouse.common.Attempts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The identity provider: what it says of itself, and what it says of people, verified. */
@ApplicationScoped
class OpenIdProvider {

    /** Signatures that only the provider can make: never "none", nor one made with our own secret. */
    private static final Set<JWSAlgorithm> SIGNATURES = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private record Known(JsonObject metadata, Instant until) {}

    @Inject
    private OpenIdSettings settings;

    @Inject
    private OpenIdHttp http;

    @Inject
    private Clock clock;

    private final Attempts answered = new Attempts(1, OpenIdAttempt.LIFE);

    private volatile @Nullable Known known;

    /** Where to send somebody to sign in. */
    URI signInAddress(OpenIdAttempt attempt, String redirect) throws OpenIdFailure {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", settings.clientId());
        query.put("redirect_uri", redirect);
        query.put("scope", "openid email profile");
        query.put("state", attempt.state());
        query.put("nonce", attempt.nonce());
        query.put("code_challenge", attempt.challenge());
        query.put("code_challenge_method", "S256");
        String endpoint = endpoint("authorization_endpoint");
        return URI.create(endpoint + (endpoint.contains("?") ? "&" : "?") + OpenIdHttp.form(query));
    }

    /** Who came back with this code: claims of the ID token, and of the user's page where the token tells no address. */
    Map<String, Object> redeem(String code, OpenIdAttempt attempt, String redirect) throws OpenIdFailure {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirect);
        form.put("code_verifier", attempt.verifier());
        JsonObject tokens = http.post(endpoint("token_endpoint"), form, authorization(form));
        JWTClaimsSet claims = verify(tokens.getString("id_token", ""), attempt.nonce());
        Map<String, Object> told = new LinkedHashMap<>(claims.getClaims());
        if (!told.containsKey("email") && metadata().containsKey("userinfo_endpoint")) {
            Map<String, Object> more = OpenIdHttp.map(
                    http.get(endpoint("userinfo_endpoint"), "Bearer " + tokens.getString("access_token", "")));
            if (!claims.getSubject().equals(more.get("sub"))) {
                throw new OpenIdFailure(OpenIdProblem.UNTRUSTED, "the user's page is about somebody else");
            }
            more.forEach(told::putIfAbsent);
        }
        return told;
    }

    /** Whether an answer that names its sender is this provider's: another one's code must not be redeemed here. */
    boolean isItself(@Nullable String issuer) {
        return issuer == null || issuer.equals(settings.issuer());
    }

    /** Whether this is the first answer; the provider redeems a code once, but not every one of them keeps to it. */
    boolean isFirst(OpenIdAttempt attempt) {
        Instant now = clock.instant();
        synchronized (answered) {
            boolean first = answered.wait(attempt.state(), now).isEmpty();
            answered.count(attempt.state(), now);
            return first;
        }
    }

    private JWTClaimsSet verify(String token, String nonce) throws OpenIdFailure {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        JWTClaimsSet exact = new JWTClaimsSet.Builder()
                .issuer(settings.issuer())
                .claim("nonce", nonce)
                .build();
        processor.setJWTClaimsSetVerifier(
                new DefaultJWTClaimsVerifier<>(settings.clientId(), exact, Set.of("sub", "aud", "exp", "iat")));
        try {
            JWKSet keys = JWKSet.parse(http.get(endpoint("jwks_uri"), null).toString());
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(SIGNATURES, new ImmutableJWKSet<>(keys)));
            JWTClaimsSet claims = processor.process(token, null);
            Object party = claims.getClaim("azp");
            if (claims.getAudience().size() > 1 && !settings.clientId().equals(party)) {
                throw new OpenIdFailure(OpenIdProblem.UNTRUSTED, "the ID token was made for another client");
            }
            return claims;
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw new OpenIdFailure(OpenIdProblem.UNTRUSTED, "the ID token is not good", e);
        }
    }

    private @Nullable String authorization(Map<String, String> form) throws OpenIdFailure {
        String secret = settings.clientSecret().orElse(null);
        if (secret == null) {
            form.put("client_id", settings.clientId());
            return null;
        }
        if (!methods().contains("client_secret_basic")) {
            form.put("client_id", settings.clientId());
            form.put("client_secret", secret);
            return null;
        }
        String both = OpenIdHttp.encode(settings.clientId()) + ":" + OpenIdHttp.encode(secret);
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> methods() throws OpenIdFailure {
        Object methods = OpenIdHttp.map(metadata()).get("token_endpoint_auth_methods_supported");
        return methods instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of("client_secret_basic");
    }

    private String endpoint(String name) throws OpenIdFailure {
        String address = metadata().getString(name, "");
        if (address.isEmpty()) {
            throw new OpenIdFailure(OpenIdProblem.UNREACHABLE, "the provider doesn't tell its " + name);
        }
        return address;
    }

    private JsonObject metadata() throws OpenIdFailure {
        Instant now = clock.instant();
        Known before = known;
        if (before != null && now.isBefore(before.until())) {
            return before.metadata();
        }
        String issuer = settings.issuer();
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        JsonObject metadata = http.get(base + "/.well-known/openid-configuration", null);
        if (!issuer.equals(metadata.getString("issuer", ""))) {
            throw new OpenIdFailure(
                    OpenIdProblem.UNTRUSTED, "the provider calls itself " + metadata.getString("issuer", "nothing"));
        }
        known = new Known(metadata, now.plus(REMEMBERED));
        return metadata;
    }
}
