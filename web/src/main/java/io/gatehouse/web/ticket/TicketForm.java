package io.gatehouse.web.ticket;

import io.gatehouse.ticket.TicketDetails;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tickets as they are typed: one with a reference or a holder, or as many as wanted that only differ in their codes. */
public class TicketForm implements Serializable {

    private int count = 1;
    private @Nullable String reference;
    private @Nullable String holder;
    private @Nullable String email;
    private @Nullable String category;
    private @Nullable LocalDateTime validFrom;
    private @Nullable LocalDateTime validUntil;
    private boolean paid = true;

    List<TicketDetails> details(ZoneId zone) {
        return Collections.nCopies(
                count,
                new TicketDetails(
                        given(reference),
                        given(holder),
                        given(email),
                        given(category),
                        instant(validFrom, zone),
                        instant(validUntil, zone),
                        paid));
    }

    private static @Nullable String given(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    private static @Nullable Instant instant(@Nullable LocalDateTime time, ZoneId zone) {
        return time == null ? null : time.atZone(zone).toInstant();
    }

    public int getCount() {
        return count;
    }

    public void setCount(int count) {
        this.count = count;
    }

    public @Nullable String getReference() {
        return reference;
    }

    public void setReference(@Nullable String reference) {
        this.reference = reference;
    }

    public @Nullable String getHolder() {
        return holder;
    }

    public void setHolder(@Nullable String holder) {
        this.holder = holder;
    }

    public @Nullable String getEmail() {
        return email;
    }

    public void setEmail(@Nullable String email) {
        this.email = email;
    }

    public @Nullable String getCategory() {
        return category;
    }

    public void setCategory(@Nullable String category) {
        this.category = category;
    }

    public @Nullable LocalDateTime getValidFrom() {
        return validFrom;
    }

    public void setValidFrom(@Nullable LocalDateTime validFrom) {
        this.validFrom = validFrom;
    }

    public @Nullable LocalDateTime getValidUntil() {
        return validUntil;
    }

    public void setValidUntil(@Nullable LocalDateTime validUntil) {
        this.validUntil = validUntil;
    }

    public boolean isPaid() {
        return paid;
    }

    public void setPaid(boolean paid) {
        this.paid = paid;
    }
}
