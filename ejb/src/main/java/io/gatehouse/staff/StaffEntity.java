package io.gatehouse.staff;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "staff")
@NamedQuery(name = "staff.count", query = "SELECT COUNT(s) FROM StaffEntity s")
@NamedQuery(name = "staff.byUsername", query = "SELECT s FROM StaffEntity s WHERE s.username = :username")
@NamedQuery(
        name = "staff.admins",
        query = "SELECT s FROM StaffEntity s WHERE s.role = io.gatehouse.staff.Role.ADMIN ORDER BY s.id")
@SuppressWarnings("NullAway.Init")
class StaffEntity {

    @Id
    private UUID id;

    private String username;
    private String name;

    @Enumerated(EnumType.STRING)
    private Role role;

    private @Nullable String email;

    @Column(name = "password_hash")
    private @Nullable String passwordHash;

    private boolean disabled;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "staff_event", joinColumns = @JoinColumn(name = "staff_id"))
    @Column(name = "event_id")
    private Set<UUID> events = new HashSet<>();

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_sign_in")
    private @Nullable Instant lastSignIn;

    protected StaffEntity() {}

    StaffEntity(String username, AccountDetails details, Instant now) {
        id = UUID.randomUUID();
        this.username = username;
        createdAt = now;
        change(details);
    }

    final void change(AccountDetails details) {
        name = details.name().strip();
        role = details.role();
        email = details.email() == null ? null : details.email().strip().toLowerCase(Locale.ROOT);
        events.retainAll(details.events());
        events.addAll(details.events());
    }

    void choose(String hash) {
        passwordHash = hash;
    }

    void disable(boolean disable) {
        disabled = disable;
    }

    void signedIn(Instant now) {
        lastSignIn = now;
    }

    /** Whether this person could still look after everybody's account. */
    boolean isAbleAdmin() {
        return role == Role.ADMIN && !disabled && passwordHash != null;
    }

    String username() {
        return username;
    }

    Optional<String> passwordHash() {
        return Optional.ofNullable(passwordHash);
    }

    boolean disabled() {
        return disabled;
    }

    AccountDetails details() {
        return new AccountDetails(name, role, email, events);
    }

    StaffMember value() {
        return new StaffMember(id, name, role);
    }
}
