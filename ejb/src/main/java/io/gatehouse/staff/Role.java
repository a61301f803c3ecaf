package io.gatehouse.staff;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person may do; each may all that the next may. A host looks after queues and sees nothing of events. */
public enum Role {
    ADMIN,
    SUPERVISOR,
    OPERATOR,
    HOST;

    public static Optional<Role> read(String name) {
        return Arrays.stream(values())
                .filter(role -> role.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** The names under which Jakarta Security knows what this role may do. */
    public Set<String> groups() {
        return EnumSet.range(this, HOST).stream().map(Role::name).collect(Collectors.toUnmodifiableSet());
    }
}
