package io.gatehouse.web.ticket;

import io.gatehouse.common.ProblemException;
import io.gatehouse.event.Event;
import io.gatehouse.event.Events;
import io.gatehouse.ticket.Ticket;
import io.gatehouse.ticket.Tickets;
import io.gatehouse.web.problem.PageProblems;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Named
@ViewScoped
public class TicketPage implements Serializable {

    @EJB
    private Tickets tickets;

    @EJB
    private Events events;

    private @Nullable UUID id;

    private transient @Nullable Ticket ticket;
    private transient @Nullable Event event;
    private transient @Nullable String code;

    public Ticket ticket() {
        if (ticket == null) {
            if (id == null) {
                throw ProblemException.notFound("ticket");
            }
            ticket = tickets.get(id);
        }
        return ticket;
    }

    public Event event() {
        if (event == null) {
            event = events.get(ticket().eventId());
        }
        return event;
    }

    /** The code to hand out; asked for only where the page may show it. */
    public String code() {
        if (code == null) {
            code = tickets.issued(ticket().id()).code();
        }
        return code;
    }

    public boolean isDrawable() {
        return QrCode.fits(code());
    }

    public String qr() {
        return QrCode.svg(code());
    }

    public void load() {
        ticket = null;
        event = null;
        code = null;
        event();
    }

    public void block() {
        PageProblems.attempt(() -> ticket = tickets.block(ticket().id()));
    }

    public void unblock() {
        PageProblems.attempt(() -> ticket = tickets.unblock(ticket().id()));
    }

    public void cancel() {
        PageProblems.attempt(() -> ticket = tickets.cancel(ticket().id()));
    }

    public void reissue() {
        if (PageProblems.attempt(() -> code = tickets.reissue(ticket().id()).code())) {
            PageProblems.tell("The ticket has a new code. The old one no longer opens any door.");
        }
    }

    public @Nullable UUID getId() {
        return id;
    }

    public void setId(@Nullable UUID id) {
        this.id = id;
    }
}
