package io.gatehouse.web.event;

import io.gatehouse.event.CheckpointRules;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A checkpoint's rules as they are typed: categories in one line, times as clocks at the event show them. */
public class CheckpointForm implements Serializable {

    private String name = "";
    private String categories = "";
    private int entriesPerTicket = 1;
    private boolean reentry;
    private @Nullable LocalDateTime opensAt;
    private @Nullable LocalDateTime closesAt;
    private boolean acceptUnpaid;
    private @Nullable Integer capacity;
    private boolean perimeter = true;
    private boolean archived;

    static CheckpointForm of(CheckpointRules rules, ZoneId zone) {
        CheckpointForm form = new CheckpointForm();
        form.name = rules.name();
        form.categories = String.join(", ", new TreeSet<>(rules.categories()));
        form.entriesPerTicket = rules.entriesPerTicket();
        form.reentry = rules.reentry();
        form.opensAt = local(rules.opensAt(), zone);
        form.closesAt = local(rules.closesAt(), zone);
        form.acceptUnpaid = rules.acceptUnpaid();
        form.capacity = rules.capacity();
        form.perimeter = rules.perimeter();
        form.archived = rules.archived();
        return form;
    }

    CheckpointRules rules(ZoneId zone) {
        Set<String> named = Arrays.stream(categories.split(",", -1))
                .map(String::strip)
                .filter(category -> !category.isEmpty())
                .collect(Collectors.toSet());
        return new CheckpointRules(
                name,
                named,
                entriesPerTicket,
                reentry,
                instant(opensAt, zone),
                instant(closesAt, zone),
                acceptUnpaid,
                capacity,
                perimeter,
                archived);
    }

    private static @Nullable LocalDateTime local(@Nullable Instant time, ZoneId zone) {
        return time == null ? null : LocalDateTime.ofInstant(time, zone);
    }

    private static @Nullable Instant instant(@Nullable LocalDateTime time, ZoneId zone) {
        return time == null ? null : time.atZone(zone).toInstant();
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name;
    }

    public String getCategories() {
        return categories;
    }

    public void setCategories(@Nullable String categories) {
        this.categories = categories == null ? "" : categories;
    }

    public int getEntriesPerTicket() {
        return entriesPerTicket;
    }

    public void setEntriesPerTicket(int entriesPerTicket) {
        this.entriesPerTicket = entriesPerTicket;
    }

    public boolean isReentry() {
        return reentry;
    }

    public void setReentry(boolean reentry) {
        this.reentry = reentry;
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

    public boolean isAcceptUnpaid() {
        return acceptUnpaid;
    }

    public void setAcceptUnpaid(boolean acceptUnpaid) {
        this.acceptUnpaid = acceptUnpaid;
    }

    public @Nullable Integer getCapacity() {
        return capacity;
    }

    public void setCapacity(@Nullable Integer capacity) {
        this.capacity = capacity;
    }

    public boolean isPerimeter() {
        return perimeter;
    }

    public void setPerimeter(boolean perimeter) {
        this.perimeter = perimeter;
    }
}
