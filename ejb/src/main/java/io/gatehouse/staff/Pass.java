package io.gatehouse.staff;

/**
 * Somebody whom a socket was opened for, by a session that may end any time.
 *
 * @param session the hash of its token, in hexadecimal digits
 */
public record Pass(StaffMember staff, String session) {}
