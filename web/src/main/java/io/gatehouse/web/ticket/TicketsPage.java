package io.gatehouse.web.ticket;

import io.gatehouse.event.Event;
import io.gatehouse.ticket.Ticket;
import io.gatehouse.ticket.TicketFilter;
import io.gatehouse.ticket.TicketStatus;
import io.gatehouse.ticket.Tickets;
import io.gatehouse.web.problem.PageProblems;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.primefaces.model.LazyDataModel;

/** The tickets of an event's page. */
@Named
@ViewScoped
public class TicketsPage implements Serializable {

    @EJB
    private Tickets tickets;

    private @Nullable TicketForm form;
    private transient @Nullable LazyDataModel<Ticket> model;
    private @Nullable String text;
    private @Nullable TicketStatus status;
    private @Nullable String category;

    public LazyDataModel<Ticket> of(UUID eventId) {
        if (model == null) {
            model = new FoundTickets(tickets, eventId, this::filter);
        }
        return model;
    }

    public boolean isFiltered() {
        return !filter().equals(TicketFilter.ALL);
    }

    public void begin() {
        form = new TicketForm();
    }

    public void add(Event event) {
        TicketForm typed = Objects.requireNonNull(form, "begun");
        ZoneId zone = event.details().timezone();
        if (PageProblems.attempt(() -> tickets.issue(event.id(), typed.details(zone)))) {
            PageProblems.tell(typed.getCount() == 1 ? "1 ticket added" : typed.getCount() + " tickets added");
            form = null;
        }
    }

    private TicketFilter filter() {
        return new TicketFilter(text, status, category);
    }

    public TicketStatus[] getStatuses() {
        return TicketStatus.values();
    }

    public @Nullable TicketForm getForm() {
        return form;
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
}
