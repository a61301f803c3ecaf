package io.gatehouse.web.scanner;

import io.gatehouse.scanner.Broadcast;
import io.gatehouse.scanner.Commands;
import io.gatehouse.web.problem.PageProblems;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What all scanners of an event are told, from the event's page. */
@Named
@ViewScoped
public class BroadcastPage implements Serializable {

    @EJB
    private Commands commands;

    private @Nullable String text;
    private transient @Nullable Broadcast told;

    public void begin() {
        text = null;
        told = null;
    }

    public void tell(UUID eventId) {
        PageProblems.attempt(() -> told = commands.broadcast(eventId, text));
    }

    public @Nullable String getText() {
        return text;
    }

    public void setText(@Nullable String text) {
        this.text = text;
    }

    public @Nullable Broadcast getTold() {
        return told;
    }
}
