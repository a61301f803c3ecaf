package io.gatehouse.web.scanner;

import io.gatehouse.scanner.CommandName;
import io.gatehouse.scanner.Commands;
import io.gatehouse.scanner.Rotation;
import io.gatehouse.scanner.Scanner;
import io.gatehouse.scanner.Scanners;
import io.gatehouse.scanner.Wanted;
import io.gatehouse.web.problem.PageProblems;
import io.gatehouse.web.ticket.QrCode;
import jakarta.ejb.EJB;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.primefaces.PrimeFaces;

/** One scanner in a supervisor's hand. */
@Named
@ViewScoped
public class ControlPage implements Serializable {

    @EJB
    private Commands commands;

    @EJB
    private Scanners scanners;

    @Inject
    private ScannersPage list;

    private @Nullable UUID chosen;
    private @Nullable String text;
    private transient @Nullable Scanner scanner;
    private transient @Nullable Rotation rotation;
    private transient @Nullable String linked;

    public void choose(Scanner one) {
        chosen = one.id();
        text = null;
        scanner = null;
        rotation = null;
    }

    public void lock() {
        issue(new Wanted(CommandName.LOCK, null));
    }

    public void unlock() {
        issue(new Wanted(CommandName.UNLOCK, null));
    }

    public void wipe() {
        issue(new Wanted(CommandName.WIPE, null));
    }

    public void resync() {
        issue(new Wanted(CommandName.RESYNC, null));
    }

    public void tell() {
        PageProblems.attempt(() -> {
            commands.issue(id(), Wanted.message(text));
            text = null;
            said();
        });
        scanner = null;
    }

    public void rotate() {
        PageProblems.attempt(() -> rotation = scanners.rotate(id()));
        scanner = null;
        list.forget();
    }

    public String qr() {
        linked = link();
        return QrCode.svg(linked);
    }

    /** Shows the code again if it leads to where we aren't any more. */
    public void follow() {
        if (rotation != null && !link().equals(linked)) {
            PrimeFaces.current().ajax().update("controlForm");
        }
    }

    private String link() {
        return list.link(Objects.requireNonNull(rotation, "rotated").pairing());
    }

    private void issue(Wanted wanted) {
        PageProblems.attempt(() -> {
            commands.issue(id(), wanted);
            said();
        });
        scanner = null;
        list.forget();
    }

    private static void said() {
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage("The scanner is told as soon as it can be reached"));
    }

    private UUID id() {
        return Objects.requireNonNull(chosen, "chosen");
    }

    public @Nullable Scanner getScanner() {
        if (scanner == null && chosen != null) {
            scanner = scanners.get(chosen);
        }
        return scanner;
    }

    public @Nullable Rotation getRotation() {
        return rotation;
    }

    public @Nullable String getText() {
        return text;
    }

    public void setText(@Nullable String text) {
        this.text = text;
    }
}
