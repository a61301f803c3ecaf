package io.gatehouse.web.staff;

import io.gatehouse.staff.ProvenIdentity;
import io.gatehouse.staff.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of somebody's claims, and which role they mean.
 *
 * @param domains whose addresses may come in; none: every address, but then no account is made for strangers
 * @param rolesClaim where the provider names groups or roles; a dot leads into an object
 * @param mapping which of our roles those names mean; of several the highest counts
 */
record OpenIdRules(
        String issuer,
        List<String> domains,
        Optional<String> rolesClaim,
        Map<String, Role> mapping,
        Optional<Role> defaultRole) {

    /** Who it is, by claims that are known to be the provider's own. */
    ProvenIdentity identify(Map<String, Object> claims) throws OpenIdFailure {
        String subject = text(claims.get("sub"));
        String email = text(claims.get("email"));
        if (subject.isEmpty() || email.isEmpty() || !isTrue(claims.get("email_verified"))) {
            throw new OpenIdFailure(OpenIdProblem.UNVERIFIED, "no verified e-mail address");
        }
        String address = email.toLowerCase(Locale.ROOT);
        String domain = address.substring(address.lastIndexOf('@') + 1);
        if (!domains.isEmpty() && !domains.contains(domain)) {
            throw new OpenIdFailure(OpenIdProblem.DOMAIN, "an address of " + domain);
        }
        return new ProvenIdentity(issuer, subject, address, text(claims.get("name")), role(claims));
    }

    private @Nullable Role role(Map<String, Object> claims) {
        if (domains.isEmpty()) {
            return null;
        }
        return names(claims)
                .flatMap(name -> Stream.ofNullable(mapping.get(name)))
                .min(Comparator.naturalOrder())
                .or(() -> defaultRole)
                .orElse(null);
    }

    private Stream<String> names(Map<String, Object> claims) {
        Object at = claims;
        if (rolesClaim.isEmpty()) {
            return Stream.empty();
        }
        Object whole = claims.get(rolesClaim.get());
        if (whole != null) {
            return texts(whole);
        }
        for (String step : rolesClaim.get().split("\\.", -1)) {
            at = at instanceof Map<?, ?> object ? object.get(step) : null;
        }
        return texts(at);
    }

    private static Stream<String> texts(@Nullable Object value) {
        return value instanceof List<?> list ? list.stream().map(OpenIdRules::text) : Stream.of(text(value));
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text.strip() : "";
    }

    /** Some providers write it as a text. */
    private static boolean isTrue(@Nullable Object value) {
        return Boolean.TRUE.equals(value) || "true".equals(value);
    }
}
