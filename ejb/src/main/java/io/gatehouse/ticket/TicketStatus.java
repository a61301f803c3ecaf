package io.gatehouse.ticket;

public enum TicketStatus {
    VALID,
    BLOCKED,
    CANCELLED
}
