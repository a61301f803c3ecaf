package io.gatehouse.staff;

import java.util.UUID;

public record StaffMember(UUID id, String name, Role role) {}
