package io.gatehouse.staff;

import java.util.Set;
import java.util.UUID;

/**
 * Somebody whom a socket was opened for, by a session that may end any time.
 *
 * @param session the hash of its token, in hexadecimal digits
 * @param events the only ones that person may see; none named means all
 */
public record Pass(StaffMember staff, String session, Set<UUID> events) {

    public boolean mayReach(UUID eventId) {
        return events.isEmpty() || staff.role() == Role.ADMIN || events.contains(eventId);
    }
}
