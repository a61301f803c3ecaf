package io.gatehouse.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.common.Fact;
import io.gatehouse.common.Fact.Change;
import io.gatehouse.common.ProblemException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountDetailsTest {

    private static final UUID EVENT = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final Fact CHANGED = Fact.of("staff.changed", null, "staff", "x");

    @Test
    void anAdminIsNeverBound() {
        assertThrows(ProblemException.class, () -> new AccountDetails("A", Role.ADMIN, null, Set.of(EVENT)));
    }

    @Test
    void aChangeIsToldBeforeAndAfter() {
        AccountDetails before = new AccountDetails("A", Role.OPERATOR, null, Set.of());
        AccountDetails after = new AccountDetails("A", Role.SUPERVISOR, null, Set.of(EVENT));

        assertEquals(
                Map.of("role", new Change("OPERATOR", "SUPERVISOR"), "events", new Change("all", EVENT.toString())),
                Changes.between(before, after, CHANGED).orElseThrow().changes());
        assertTrue(Changes.between(after, after, CHANGED).isEmpty());
    }

    @Test
    void eachRoleMayAllThatTheNextMay() {
        assertEquals(Set.of("ADMIN", "SUPERVISOR", "OPERATOR", "HOST"), Role.ADMIN.groups());
        assertEquals(Set.of("OPERATOR", "HOST"), Role.OPERATOR.groups());
        assertEquals(Set.of("HOST"), Role.HOST.groups());
    }
}
