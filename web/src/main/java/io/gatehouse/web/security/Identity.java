package io.gatehouse.web.security;

import io.gatehouse.queue.Host;
import io.gatehouse.queue.HostTokens;
import io.gatehouse.staff.StaffMember;
import jakarta.security.enterprise.CallerPrincipal;
import java.security.Principal;
import java.util.UUID;

/** The names under which callers are known to the container: {@code staff/<id>}, {@code scanner/<id>}, {@code host/<id>}. */
public final class Identity {

    static final String SCANNER_GROUP = "SCANNER";

    private static final String STAFF = "staff/";
    private static final String SCANNER = "scanner/";

    private Identity() {}

    static CallerPrincipal of(StaffMember staff) {
        return new CallerPrincipal(STAFF + staff.id());
    }

    static CallerPrincipal of(Host host) {
        return new CallerPrincipal(HostTokens.ACTOR + host.id());
    }

    static CallerPrincipal ofScanner(UUID scannerId) {
        return new CallerPrincipal(SCANNER + scannerId);
    }

    static boolean isStaff(Principal principal) {
        return principal.getName().startsWith(STAFF);
    }

    public static UUID staffId(Principal principal) {
        return id(principal, STAFF);
    }

    public static UUID scannerId(Principal principal) {
        return id(principal, SCANNER);
    }

    public static boolean isScanner(Principal principal) {
        return principal.getName().startsWith(SCANNER);
    }

    private static UUID id(Principal principal, String kind) {
        if (!principal.getName().startsWith(kind)) {
            throw new IllegalStateException("The caller is not a " + kind);
        }
        return UUID.fromString(principal.getName().substring(kind.length()));
    }
}
