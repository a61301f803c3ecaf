package io.gatehouse.ticket;

import org.jspecify.annotations.Nullable;

/** A ticket as a line of a file says it, with the code that it may bring along. */
record ImportRow(long line, TicketDetails details, @Nullable String code) {}
