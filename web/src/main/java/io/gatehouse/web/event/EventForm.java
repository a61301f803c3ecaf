package io.gatehouse.web.event;

import io.gatehouse.event.Event;
import io.gatehouse.event.EventDetails;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An event as it is typed: times as clocks at its place show them. */
public class EventForm implements Serializable {

    private String name = "";
    private ZoneId timezone = ZoneId.systemDefault();
    private @Nullable LocalDateTime startsAt;
    private @Nullable LocalDateTime endsAt;
    private @Nullable Integer capacity;
    private boolean weakCodesOffline;

    static EventForm of(Event event) {
        EventDetails details = event.details();
        EventForm form = new EventForm();
        form.name = details.name();
        form.timezone = details.timezone();
        form.startsAt = LocalDateTime.ofInstant(details.startsAt(), details.timezone());
        form.endsAt = LocalDateTime.ofInstant(details.endsAt(), details.timezone());
        form.capacity = details.capacity();
        form.weakCodesOffline = details.weakCodesOffline();
        return form;
    }

    EventDetails details() {
        return new EventDetails(name, timezone, instant(startsAt), instant(endsAt), capacity, weakCodesOffline);
    }

    private Instant instant(@Nullable LocalDateTime required) {
        return Objects.requireNonNull(required, "the form requires it")
                .atZone(timezone)
                .toInstant();
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name;
    }

    public ZoneId getTimezone() {
        return timezone;
    }

    public void setTimezone(ZoneId timezone) {
        this.timezone = timezone;
    }

    public @Nullable LocalDateTime getStartsAt() {
        return startsAt;
    }

    public void setStartsAt(@Nullable LocalDateTime startsAt) {
        this.startsAt = startsAt;
    }

    public @Nullable LocalDateTime getEndsAt() {
        return endsAt;
    }

    public void setEndsAt(@Nullable LocalDateTime endsAt) {
        this.endsAt = endsAt;
    }

    public @Nullable Integer getCapacity() {
        return capacity;
    }

    public void setCapacity(@Nullable Integer capacity) {
        this.capacity = capacity;
    }

    public boolean isWeakCodesOffline() {
        return weakCodesOffline;
    }

    public void setWeakCodesOffline(boolean weakCodesOffline) {
        this.weakCodesOffline = weakCodesOffline;
    }
}
