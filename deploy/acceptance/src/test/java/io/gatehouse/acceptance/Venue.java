package io.gatehouse.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** An event where one of everything happened that has an id. */
record Venue(Event event, Checkpoint gate, Door door, Ticket ticket, Scan scan, Conflict conflict, Held held) {

    static Venue busy() {
        var event = Event.create();
        var gate = event.checkpoint();
        var door = event.door(gate);
        var ticket = event.ticket();
        var second = Scan.of(gate, ticket).at(ago(10)).letIn();
        door.upload(Scan.of(gate, ticket).at(ago(20)).letIn(), second);
        var suspended = event.door(gate);
        suspended.suspend();
        suspended.upload(Scan.of(gate, event.ticket()).at(ago(15)).letIn());
        return new Venue(
                event,
                gate,
                door,
                ticket,
                second,
                event.conflict(),
                event.held().get(0));
    }

    /** Every address of the API that leads to something of this event, with what its id is the id of. */
    Map<String, String> addresses() {
        Map<String, String> addresses = new LinkedHashMap<>();
        for (var below : new String[] {
            "",
            "/checkpoints",
            "/tickets",
            "/stats",
            "/scans",
            "/scans.csv",
            "/held",
            "/conflicts",
            "/keys",
            "/alerts",
            "/staff-activity"
        }) {
            addresses.put("/api/events/{id}" + below, event.id());
        }
        addresses.put("/api/checkpoints/{id}", gate.id());
        addresses.put("/api/tickets/{id}", ticket.id());
        addresses.put("/api/tickets/{id}/qr.svg", ticket.id());
        addresses.put("/api/tickets/{id}/qr.png", ticket.id());
        addresses.put("/api/scanners/{id}", door.scannerId());
        addresses.put("/api/scanners?eventId={id}", event.id());
        addresses.put("/api/conflicts/{id}", conflict.id());
        return addresses;
    }

    /** Every address where something of this event is done. */
    Map<String, String> acts() {
        Map<String, String> acts = new LinkedHashMap<>();
        acts.put("/api/events/{id}/pause", event.id());
        acts.put("/api/events/{id}/resume", event.id());
        acts.put("/api/checkpoints/{id}/pause", gate.id());
        acts.put("/api/checkpoints/{id}/resume", gate.id());
        for (var change : new String[] {"block", "unblock", "cancel", "reissue"}) {
            acts.put("/api/tickets/{id}/" + change, ticket.id());
        }
        for (var change : new String[] {"approve", "suspend", "revoke"}) {
            acts.put("/api/scanners/{id}/" + change, door.scannerId());
        }
        acts.put("/api/scans/{id}/annul", scan.id());
        acts.put("/api/held/{id}/release", held.id());
        acts.put("/api/held/{id}/reject", held.id());
        acts.put("/api/conflicts/{id}/resolve", conflict.id());
        return acts;
    }

    private static Instant ago(int minutes) {
        return Instant.now().minus(Duration.ofMinutes(minutes));
    }
}
