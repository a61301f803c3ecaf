package io.gatehouse.web.staff;

import io.gatehouse.common.Violations;
import io.gatehouse.staff.AccountDetails;
import io.gatehouse.staff.Role;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person as they are typed. */
public class AccountForm implements Serializable {

    private String username = "";
    private String name = "";
    private Role role = Role.OPERATOR;
    private @Nullable String email;
    private boolean bound;
    private List<UUID> events = new ArrayList<>();

    static AccountForm of(AccountDetails details) {
        AccountForm form = new AccountForm();
        form.name = details.name();
        form.role = details.role();
        form.email = details.email();
        form.bound = !details.events().isEmpty();
        form.events = new ArrayList<>(details.events());
        return form;
    }

    AccountDetails details() {
        boolean some = bound && role != Role.ADMIN;
        // nothing chosen must never come to mean everything
        new Violations()
                .check(!some || !events.isEmpty(), "events", "must be at least one")
                .orThrow();
        String address = email == null || email.isBlank() ? null : email.strip();
        return new AccountDetails(name, role, address, some ? Set.copyOf(events) : Set.of());
    }

    public String getUsername() {
        return username;
    }

    public void setUsername(@Nullable String username) {
        this.username = username == null ? "" : username;
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name;
    }

    public Role getRole() {
        return role;
    }

    public void setRole(Role role) {
        this.role = role;
    }

    public @Nullable String getEmail() {
        return email;
    }

    public void setEmail(@Nullable String email) {
        this.email = email;
    }

    public boolean isBound() {
        return bound;
    }

    public void setBound(boolean bound) {
        this.bound = bound;
    }

    public List<UUID> getEvents() {
        return events;
    }

    public void setEvents(@Nullable List<UUID> events) {
        this.events = events == null ? new ArrayList<>() : events;
    }
}
