package io.gatehouse.staff;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person may do; each may all that the next may. */
public enum Role {
    ADMIN,
    SUPERVISOR,
    OPERATOR;

    /** The names under which Jakarta Security knows what this role may do. */
    public Set<String> groups() {
        return EnumSet.range(this, OPERATOR).stream().map(Role::name).collect(Collectors.toUnmodifiableSet());
    }
}
