package io.gatehouse.ticket;

/** A ticket with its current code, for those who may hand it to its holder. */
public record IssuedTicket(Ticket ticket, String code) {}
