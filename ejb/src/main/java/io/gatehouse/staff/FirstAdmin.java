package io.gatehouse.staff;

import io.gatehouse.common.Fact;
import io.gatehouse.common.Secrets;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the account {@code admin} when there is no account at all. */
@Singleton
@Startup
public class FirstAdmin {

    private static final Logger LOG = Logger.getLogger(FirstAdmin.class.getName());
    private static final int PASSWORD_CHARACTERS = 20;

    @Inject
    private StaffStore store;

    @Inject
    private Passwords passwords;

    @Inject
    private Event<Fact> facts;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "gatehouse.admin.password")
    private Optional<String> configured;

    @PostConstruct
    void start() {
        store.oneAfterAnother();
        if (!store.isEmpty()) {
            return;
        }
        String password = configured.orElseGet(() -> Secrets.code(PASSWORD_CHARACTERS));
        StaffEntity admin =
                new StaffEntity("admin", new AccountDetails("admin", Role.ADMIN, null, Set.of()), clock.instant());
        admin.choose(passwords.hash(password));
        store.add(admin);
        if (configured.isEmpty()) {
            LOG.warning(() -> "First start: sign in as admin with the password " + password);
        }
        facts.fire(Fact.of("staff.created", null, "staff", admin.value().id()));
    }
}
