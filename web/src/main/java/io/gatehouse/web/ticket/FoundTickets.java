package io.gatehouse.web.ticket;

import io.gatehouse.ticket.Ticket;
import io.gatehouse.ticket.TicketFilter;
import io.gatehouse.ticket.Tickets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** An event's tickets that fit the filter, a page at a time: the database does the searching. */
class FoundTickets extends LazyDataModel<Ticket> {

    private final Tickets tickets;
    private final UUID eventId;
    private final Supplier<TicketFilter> filter;

    FoundTickets(Tickets tickets, UUID eventId, Supplier<TicketFilter> filter) {
        this.tickets = tickets;
        this.eventId = eventId;
        this.filter = filter;
    }

    @Override
    public int count(Map<String, FilterMeta> unused) {
        return Math.toIntExact(tickets.count(eventId, filter.get()));
    }

    @Override
    public List<Ticket> load(int first, int most, Map<String, SortMeta> unsorted, Map<String, FilterMeta> unused) {
        return tickets.list(eventId, filter.get(), first, most);
    }

    @Override
    public String getRowKey(Ticket ticket) {
        return ticket.id().toString();
    }
}
