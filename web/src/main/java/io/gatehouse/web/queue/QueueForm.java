package io.gatehouse.web.queue;

import io.gatehouse.queue.QueueDetails;
import io.gatehouse.queue.QueueDetails.Estimator;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line as it is typed: times as clocks at its place show them, the cool-down in minutes. */
public class QueueForm implements Serializable {

    private static final int SECONDS = 60;

    private String name = "";
    private @Nullable UUID event;
    private @Nullable Integer capacity;
    private int cooldown;
    private int counters = 1;
    private @Nullable LocalDateTime opensAt;
    private @Nullable LocalDateTime closesAt;
    private Estimator estimator = Estimator.LEARNED;
    private boolean joinCode;

    static QueueForm of(QueueDetails details, ZoneId zone) {
        QueueForm form = new QueueForm();
        form.name = details.name();
        form.event = details.eventId();
        form.capacity = details.capacity();
        form.cooldown = minutes(details.cooldownSeconds());
        form.counters = details.counters();
        form.opensAt = local(details.opensAt(), zone);
        form.closesAt = local(details.closesAt(), zone);
        form.estimator = details.estimator();
        form.joinCode = details.joinCode();
        return form;
    }

    QueueDetails details(ZoneId zone) {
        return details(zone, cooldown * SECONDS);
    }

    /** The seconds of a cool-down stay what they were where nobody has typed other minutes. */
    QueueDetails after(QueueDetails before, ZoneId zone) {
        boolean same = minutes(before.cooldownSeconds()) == cooldown;
        return details(zone, same ? before.cooldownSeconds() : cooldown * SECONDS);
    }

    private QueueDetails details(ZoneId zone, int cooldownSeconds) {
        return new QueueDetails(
                name,
                event,
                capacity,
                cooldownSeconds,
                counters,
                instant(opensAt, zone),
                instant(closesAt, zone),
                estimator,
                joinCode);
    }

    private static int minutes(int seconds) {
        return (seconds + SECONDS - 1) / SECONDS;
    }

    private static @Nullable LocalDateTime local(@Nullable Instant time, ZoneId zone) {
        return time == null ? null : LocalDateTime.ofInstant(time, zone);
    }

    private static @Nullable Instant instant(@Nullable LocalDateTime local, ZoneId zone) {
        return local == null ? null : local.atZone(zone).toInstant();
    }

    public Estimator[] getEstimators() {
        return Estimator.values();
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name;
    }

    public @Nullable UUID getEvent() {
        return event;
    }

    public void setEvent(@Nullable UUID event) {
        this.event = event;
    }

    public @Nullable Integer getCapacity() {
        return capacity;
    }

    public void setCapacity(@Nullable Integer capacity) {
        this.capacity = capacity;
    }

    public int getCooldown() {
        return cooldown;
    }

    public void setCooldown(int cooldown) {
        this.cooldown = cooldown;
    }

    public int getCounters() {
        return counters;
    }

    public void setCounters(int counters) {
        this.counters = counters;
    }

    public @Nullable LocalDateTime getOpensAt() {
        return opensAt;
    }

    public void setOpensAt(@Nullable LocalDateTime opensAt) {
        this.opensAt = opensAt;
    }

    public @Nullable LocalDateTime getClosesAt() {
        return closesAt;
    }

    public void setClosesAt(@Nullable LocalDateTime closesAt) {
        this.closesAt = closesAt;
    }

    public Estimator getEstimator() {
        return estimator;
    }

    public void setEstimator(Estimator estimator) {
        this.estimator = estimator;
    }

    public boolean isJoinCode() {
        return joinCode;
    }

    public void setJoinCode(boolean joinCode) {
        this.joinCode = joinCode;
    }
}
