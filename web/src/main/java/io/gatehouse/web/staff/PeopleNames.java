package io.gatehouse.web.staff;

import io.gatehouse.staff.Staff;
import io.gatehouse.staff.StaffMember;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is behind the name under which the container knew a caller. */
@Named
@RequestScoped
public class PeopleNames {

    private static final String STAFF = "staff/";

    @EJB
    private Staff staff;

    private final Map<UUID, String> read = new HashMap<>();

    public String of(@Nullable String caller) {
        if (caller == null) {
            return "nobody";
        }
        return caller.startsWith(STAFF)
                ? member(UUID.fromString(caller.substring(STAFF.length())))
                : "the scanner that made it";
    }

    public String member(UUID staffId) {
        return read.computeIfAbsent(
                staffId, id -> staff.find(id).map(StaffMember::name).orElse("somebody unknown"));
    }
}
