package io.gatehouse.staff;

import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "staff")
@NamedQuery(name = "staff.count", query = "SELECT COUNT(s) FROM StaffEntity s")
@NamedQuery(name = "staff.byUsername", query = "SELECT s FROM StaffEntity s WHERE s.username = :username")
@SuppressWarnings("NullAway.Init")
class StaffEntity {

    @Id
    private UUID id;

    @Basic
    private String username;

    private String name;

    @Enumerated(EnumType.STRING)
    private Role role;

    @Column(name = "password_hash")
    private String passwordHash;

    private boolean disabled;

    @Column(name = "created_at")
    private Instant createdAt;

    protected StaffEntity() {}

    StaffEntity(String username, String name, Role role, String passwordHash, Instant now) {
        id = UUID.randomUUID();
        this.username = username;
        this.name = name;
        this.role = role;
        this.passwordHash = passwordHash;
        createdAt = now;
    }

    String passwordHash() {
        return passwordHash;
    }

    boolean disabled() {
        return disabled;
    }

    StaffMember value() {
        return new StaffMember(id, name, role);
    }
}
