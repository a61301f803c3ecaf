package io.gatehouse.web.event;

import io.gatehouse.common.Page;
import io.gatehouse.event.Event;
import io.gatehouse.event.Events;
import io.gatehouse.web.problem.PageProblems;
import io.gatehouse.web.security.Reachable;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Named
@RequestScoped
public class EventsPage {

    private static final int SHOWN = 12;

    /** Zones that are names of places, and the one that is nowhere. */
    private static final String PLACES = "(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*";

    @EJB
    private Events events;

    @Inject
    private Reachable reachable;

    private final EventForm form = new EventForm();
    private @Nullable String before;
    private @Nullable Page<Event> page;
    private @Nullable UUID created;

    public Page<Event> page() {
        if (page == null) {
            Page.Request wanted = Page.Request.of(before, SHOWN);
            page = reachable.events().map(only -> events.list(only, wanted)).orElseGet(() -> events.list(wanted));
        }
        return page;
    }

    public void create() {
        PageProblems.attempt(() -> created = events.create(form.details()).id());
    }

    /** Where to go after a creation. */
    public @Nullable String next() {
        create();
        return created == null ? null : "/console/event.xhtml?faces-redirect=true&id=" + created;
    }

    public List<ZoneId> zones(@Nullable ZoneId chosen) {
        Set<String> zones = new TreeSet<>(Set.of("UTC", ZoneId.systemDefault().getId()));
        if (chosen != null) {
            zones.add(chosen.getId());
        }
        ZoneId.getAvailableZoneIds().stream().filter(id -> id.matches(PLACES)).forEach(zones::add);
        return zones.stream().map(ZoneId::of).toList();
    }

    public EventForm getForm() {
        return form;
    }

    public @Nullable String getBefore() {
        return before;
    }

    public void setBefore(@Nullable String before) {
        this.before = before;
    }
}
