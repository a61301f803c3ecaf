package io.gatehouse.event;

import io.gatehouse.common.Fact;
import java.util.TreeSet;

/** What an edit has changed, to be remembered with it. */
final class Differences {

    private Differences() {}

    static Fact between(EventDetails before, EventDetails after, Fact fact) {
        return fact.changed("name", before.name(), after.name())
                .changed("timezone", before.timezone(), after.timezone())
                .changed("startsAt", before.startsAt(), after.startsAt())
                .changed("endsAt", before.endsAt(), after.endsAt())
                .changed("capacity", before.capacity(), after.capacity())
                .changed("weakCodesOffline", before.weakCodesOffline(), after.weakCodesOffline());
    }

    static Fact between(CheckpointRules before, CheckpointRules after, Fact fact) {
        return fact.changed("name", before.name(), after.name())
                .changed("categories", new TreeSet<>(before.categories()), new TreeSet<>(after.categories()))
                .changed("entriesPerTicket", before.entriesPerTicket(), after.entriesPerTicket())
                .changed("reentry", before.reentry(), after.reentry())
                .changed("opensAt", before.opensAt(), after.opensAt())
                .changed("closesAt", before.closesAt(), after.closesAt())
                .changed("acceptUnpaid", before.acceptUnpaid(), after.acceptUnpaid())
                .changed("capacity", before.capacity(), after.capacity())
                .changed("perimeter", before.perimeter(), after.perimeter())
                .changed("archived", before.archived(), after.archived());
    }
}
