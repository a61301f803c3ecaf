package io.gatehouse.web.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.gatehouse.staff.ProvenIdentity;
import io.gatehouse.staff.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenIdRulesTest {

    private static final Map<String, Role> MAPPING = Map.of("crew", Role.OPERATOR, "leads", Role.SUPERVISOR);

    @Test
    void theAddressIsReadInSmallLetters() throws OpenIdFailure {
        ProvenIdentity ada = rules("groups", Optional.empty()).identify(claims("Ada@Venue.Example"));

        assertEquals("ada@venue.example", ada.email());
        assertEquals("42", ada.subject());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@evil.example",
                "ada@sub.venue.example",
                "ada@evilvenue.example",
                "ada@venue.example@evil.example",
                "venue.example@evil"
            })
    void anotherDomainIsRefused(String email) {
        OpenIdFailure refused = assertThrows(
                OpenIdFailure.class, () -> rules("groups", Optional.empty()).identify(claims(email)));

        assertEquals(OpenIdProblem.DOMAIN, refused.problem());
    }

    @Test
    void anAddressThatNobodyVouchesForIsRefused() {
        for (Object verified : new Object[] {false, "false", "yes", 1, ""}) {
            Map<String, Object> claims = new HashMap<>(claims("ada@venue.example"));
            claims.put("email_verified", verified);
            OpenIdFailure refused = assertThrows(
                    OpenIdFailure.class, () -> rules("groups", Optional.empty()).identify(claims));
            assertEquals(OpenIdProblem.UNVERIFIED, refused.problem());
        }
    }

    @Test
    void theHighestRoleCounts() throws OpenIdFailure {
        assertEquals(Role.SUPERVISOR, role("groups", List.of("crew", "leads", "others")));
        assertEquals(Role.OPERATOR, role("groups", "crew"));
        assertNull(role("groups", List.of("others")));
        assertNull(role("groups", 7));
    }

    @Test
    void aDotLeadsIntoAnObjectUnlessTheClaimIsCalledSo() throws OpenIdFailure {
        Map<String, Object> claims = new HashMap<>(claims("ada@venue.example"));
        claims.put("realm_access", Map.of("roles", List.of("leads")));
        OpenIdRules rules = rules("realm_access.roles", Optional.empty());
        assertEquals(Role.SUPERVISOR, rules.identify(claims).role());

        claims.put("realm_access.roles", List.of("crew"));
        assertEquals(Role.OPERATOR, rules.identify(claims).role());
    }

    @Test
    void whereNoDomainIsNamedStrangersGetNoRole() throws OpenIdFailure {
        OpenIdRules open = new OpenIdRules(
                "https://id.example", List.of(), Optional.empty(), Map.of(), Optional.of(Role.OPERATOR));

        assertNull(open.identify(claims("ada@anywhere.example")).role());
        assertEquals(
                Role.OPERATOR,
                rules("groups", Optional.of(Role.OPERATOR))
                        .identify(claims("ada@venue.example"))
                        .role());
    }

    private static @Nullable Role role(String claim, Object groups) throws OpenIdFailure {
        Map<String, Object> claims = new HashMap<>(claims("ada@venue.example"));
        claims.put(claim, groups);
        return rules(claim, Optional.empty()).identify(claims).role();
    }

    private static OpenIdRules rules(String claim, Optional<Role> fallback) {
        return new OpenIdRules("https://id.example", List.of("venue.example"), Optional.of(claim), MAPPING, fallback);
    }

    private static Map<String, Object> claims(String email) {
        return Map.of("sub", "42", "email", email, "email_verified", true, "name", "Ada");
    }
}
