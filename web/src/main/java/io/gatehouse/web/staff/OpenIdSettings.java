package io.gatehouse.web.staff;

import io.gatehouse.staff.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The organisation's own sign-in, if there is one. Without an issuer and a client id there is none. */
@Named("openId")
@ApplicationScoped
public class OpenIdSettings {

    @Inject
    @ConfigProperty(name = "gatehouse.oidc.issuer")
    private Optional<String> issuer;

    @Inject
    @ConfigProperty(name = "gatehouse.oidc.client-id")
    private Optional<String> clientId;

    @Inject
    @ConfigProperty(name = "gatehouse.oidc.client-secret")
    private Optional<String> clientSecret;

    @Inject
    @ConfigProperty(name = "gatehouse.oidc.name")
    private Optional<String> name;

    @Inject
    @ConfigProperty(name = "gatehouse.oidc.allowed-domains")
    private Optional<String> allowedDomains;

    @Inject
    @ConfigProperty(name = "gatehouse.oidc.roles-claim")
    private Optional<String> rolesClaim;

    @Inject
    @ConfigProperty(name = "gatehouse.oidc.roles")
    private Optional<String> roles;

    @Inject
    @ConfigProperty(name = "gatehouse.oidc.default-role")
    private Optional<String> defaultRole;

    public boolean isEnabled() {
        return issuer.isPresent() && clientId.isPresent();
    }

    /** What stands on the button behind "Sign in with". */
    public String getName() {
        return name.orElse("your organisation");
    }

    String issuer() {
        return issuer.orElseThrow();
    }

    String clientId() {
        return clientId.orElseThrow();
    }

    Optional<String> clientSecret() {
        return clientSecret;
    }

    OpenIdRules rules() {
        List<String> domains = list(allowedDomains)
                .map(domain -> domain.toLowerCase(Locale.ROOT))
                .toList();
        Map<String, Role> mapping = new LinkedHashMap<>();
        list(roles).forEach(pair -> {
            int colon = pair.lastIndexOf(':');
            mapping.put(pair.substring(0, Math.max(0, colon)).strip(), role(pair.substring(colon + 1)));
        });
        return new OpenIdRules(issuer(), domains, rolesClaim, mapping, defaultRole.map(OpenIdSettings::role));
    }

    private static Role role(String text) {
        return Role.read(text.strip())
                .orElseThrow(() -> new IllegalStateException("gatehouse.oidc names a role that there isn't: " + text));
    }

    private static Stream<String> list(Optional<String> setting) {
        return setting.stream()
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .map(String::strip)
                .filter(item -> !item.isEmpty());
    }
}
