package io.gatehouse.ticket;

import java.time.Instant;
import java.util.UUID;

public record Ticket(UUID id, UUID eventId, TicketDetails details, TicketStatus status, Instant createdAt) {}
