package io.gatehouse.web.ticket;

import io.gatehouse.common.ProblemException;
import io.gatehouse.ticket.IssuedTicket;
import io.gatehouse.ticket.Ticket;
import io.gatehouse.ticket.TicketFilter;
import io.gatehouse.ticket.TicketStatus;
import io.gatehouse.ticket.Tickets;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tickets on paper: one, or those that a filter finds, so many at a time that a browser can carry them. */
@Named
@RequestScoped
public class PrintPage {

    private static final int ON_A_SHEET = 8;
    private static final int MOST = 30 * ON_A_SHEET;

    @EJB
    private Tickets tickets;

    private @Nullable UUID event;
    private @Nullable UUID ticket;
    private @Nullable String text;
    private @Nullable TicketStatus status;
    private @Nullable String category;
    private int part = 1;

    private List<IssuedTicket> issued = List.of();
    private long found;
    private int cancelled;

    /** Who isn't allowed to see codes is told so before anything is shown. */
    public void load() {
        List<IssuedTicket> read = read();
        issued = read.stream()
                .filter(one -> one.ticket().status() != TicketStatus.CANCELLED)
                .toList();
        cancelled = read.size() - issued.size();
    }

    public List<List<IssuedTicket>> sheets() {
        List<List<IssuedTicket>> sheets = new ArrayList<>();
        for (int from = 0; from < issued.size(); from += ON_A_SHEET) {
            sheets.add(issued.subList(from, Math.min(issued.size(), from + ON_A_SHEET)));
        }
        return sheets;
    }

    public String qr(IssuedTicket one) {
        return QrCode.svg(one.code());
    }

    private List<IssuedTicket> read() {
        if (ticket != null) {
            IssuedTicket one = tickets.issued(ticket);
            event = one.ticket().eventId();
            found = 1;
            return List.of(one);
        }
        if (event == null) {
            throw ProblemException.notFound("event");
        }
        TicketFilter filter = new TicketFilter(text, status, category);
        found = tickets.count(event, filter);
        part = Math.max(1, Math.min(part, getParts()));
        return tickets.issued(event, filter, (part - 1) * MOST, MOST);
    }

    public @Nullable Ticket getOnly() {
        return ticket == null || issued.isEmpty() ? null : issued.get(0).ticket();
    }

    public int getParts() {
        return (int) Math.max(1, (found + MOST - 1) / MOST);
    }

    public int getMost() {
        return MOST;
    }

    public long getFound() {
        return found;
    }

    public int getShown() {
        return issued.size();
    }

    public int getCancelled() {
        return cancelled;
    }

    public @Nullable UUID getEvent() {
        return event;
    }

    public void setEvent(@Nullable UUID event) {
        this.event = event;
    }

    public @Nullable UUID getTicket() {
        return ticket;
    }

    public void setTicket(@Nullable UUID ticket) {
        this.ticket = ticket;
    }

    public @Nullable String getText() {
        return text;
    }

    public void setText(@Nullable String text) {
        this.text = text;
    }

    public @Nullable TicketStatus getStatus() {
        return status;
    }

    public void setStatus(@Nullable TicketStatus status) {
        this.status = status;
    }

    public @Nullable String getCategory() {
        return category;
    }

    public void setCategory(@Nullable String category) {
        this.category = category;
    }

    public int getPart() {
        return part;
    }

    public void setPart(int part) {
        this.part = part;
    }
}
