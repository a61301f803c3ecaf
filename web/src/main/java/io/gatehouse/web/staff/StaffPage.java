package io.gatehouse.web.staff;

import io.gatehouse.common.Page;
import io.gatehouse.event.Event;
import io.gatehouse.event.Events;
import io.gatehouse.staff.Account;
import io.gatehouse.staff.AccountDetails;
import io.gatehouse.staff.Accounts;
import io.gatehouse.staff.Invitation;
import io.gatehouse.staff.OpenSession;
import io.gatehouse.staff.Role;
import io.gatehouse.staff.Username;
import io.gatehouse.web.problem.PageProblems;
import io.gatehouse.web.security.Peer;
import io.gatehouse.web.ticket.QrCode;
import jakarta.ejb.EJB;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Named
@ViewScoped
public class StaffPage implements Serializable {

    private static final int SHOWN = 50;
    private static final int MOST_EVENTS = 500;

    @EJB
    private Accounts accounts;

    @EJB
    private Events events;

    @Inject
    private Peer peer;

    private @Nullable String before;
    private AccountForm form = new AccountForm();

    /** Whose account is managed; none: a new one is made. */
    private @Nullable UUID managed;

    /** As the page shows them: what is pressed there must find the person that it stood at. */
    private transient @Nullable Page<Account> shown;

    private transient @Nullable Account account;
    private transient @Nullable List<OpenSession> sessions;
    private transient @Nullable List<Event> offered;

    /** Shown once: the page that comes after has forgotten it. */
    private transient @Nullable Invitation invitation;

    public Page<Account> page() {
        if (shown == null) {
            shown = accounts.list(Page.Request.of(before, SHOWN));
        }
        return shown;
    }

    public void begin() {
        managed = null;
        form = new AccountForm();
        forget();
    }

    public void create() {
        PageProblems.attempt(() -> {
            AccountDetails details = form.details();
            invitation = accounts.create(new Username(form.getUsername()), details);
            shown = null;
        });
    }

    public void manage(Account person) {
        managed = person.id();
        forget();
        form = AccountForm.of(account().details());
    }

    public void save() {
        change(() -> {
            AccountDetails details = form.details();
            accounts.change(managed(), same -> details);
            PageProblems.tell("Saved. It holds from their next click on.");
        });
    }

    public void invite() {
        change(() -> invitation = accounts.invite(managed()));
    }

    public void disable() {
        change(() -> accounts.disable(managed()));
    }

    public void enable() {
        change(() -> accounts.enable(managed()));
    }

    public void endSession(OpenSession session) {
        change(() -> accounts.endSession(managed(), session.id()));
    }

    public void endSessions() {
        change(() -> accounts.endSessions(managed()));
    }

    public Account account() {
        if (account == null) {
            account = accounts.get(managed());
        }
        return account;
    }

    public List<OpenSession> sessions() {
        if (sessions == null) {
            sessions = accounts.sessions(managed());
        }
        return sessions;
    }

    /** To choose from: the newest, and those that the person is bound to already, however old. */
    public List<Event> events() {
        if (offered == null) {
            offered = new ArrayList<>(
                    events.list(Page.Request.of(null, MOST_EVENTS)).items());
            List<UUID> known = offered.stream().map(Event::id).toList();
            form.getEvents().stream()
                    .filter(id -> !known.contains(id))
                    .map(events::get)
                    .forEach(offered::add);
        }
        return offered;
    }

    public String link() {
        HttpServletRequest request = (HttpServletRequest)
                FacesContext.getCurrentInstance().getExternalContext().getRequest();
        return InvitationLink.of(
                peer.origin(request),
                Objects.requireNonNull(invitation, "invited").code());
    }

    public String qr() {
        return QrCode.svg(link());
    }

    private UUID managed() {
        return Objects.requireNonNull(managed, "begun by manage");
    }

    private void change(Runnable what) {
        if (PageProblems.attempt(what)) {
            account = null;
            sessions = null;
        }
        shown = null;
    }

    private void forget() {
        invitation = null;
        account = null;
        sessions = null;
        offered = null;
    }

    public Role[] getRoles() {
        return Role.values();
    }

    public @Nullable Invitation getInvitation() {
        return invitation;
    }

    public boolean isManaging() {
        return managed != null;
    }

    public AccountForm getForm() {
        return form;
    }

    public @Nullable String getBefore() {
        return before;
    }

    public void setBefore(@Nullable String before) {
        this.before = before;
    }
}
