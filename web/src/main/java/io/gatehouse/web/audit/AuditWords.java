package io.gatehouse.web.audit;

import io.gatehouse.audit.Actor;
import io.gatehouse.audit.AuditRecord;
import io.gatehouse.audit.AuditRecord.Called;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells what was done as one would tell it to somebody who wasn't there. */
@Named
@ApplicationScoped
public class AuditWords {

    /** What does not read well as verb, kind and name; {@code {s}} is the subject, {@code {x}} a detail. */
    private static final Map<String, String> TOLD = Map.ofEntries(
            Map.entry("session.opened", "signed in"),
            Map.entry("session.ended", "signed out"),
            Map.entry("session.refused", "tried to sign in as {s}, with a wrong password"),
            Map.entry("sessions.ended", "ended sessions of {s}: {sessions}"),
            Map.entry("identity.linked", "came by {issuer} for the first time"),
            Map.entry("identity.refused", "tried to come in as {s} by {issuer}"),
            Map.entry("invitation.accepted", "accepted the invitation"),
            Map.entry("invitation.refused", "tried a wrong invitation"),
            Map.entry("password.changed", "chose another password"),
            Map.entry("password.refused", "tried to change the password of {s}, with a wrong present one"),
            Map.entry("staff.created", "made the account of {s}"),
            Map.entry("staff.invited", "invited {s}"),
            Map.entry("staff.changed", "changed the account of {s}"),
            Map.entry("staff.disabled", "disabled the account of {s}"),
            Map.entry("staff.enabled", "enabled the account of {s}"),
            Map.entry("event.key-rotated", "gave {s} a new key for its codes"),
            Map.entry("pairing.offered", "offered a pairing"),
            Map.entry("scanner.enrolled", "enrolled scanner {s}"),
            Map.entry("scanner.refused", "tried a wrong pairing code"),
            Map.entry("scanner.turned-away", "was turned away"),
            Map.entry("scan.turned-away", "was turned away with a scan"),
            Map.entry("alert.acknowledged", "acknowledged an alert"),
            Map.entry("scanner.clock-wrong", "handed in scans of the future"),
            Map.entry("scan.held", "handed in scans that wait for a decision: {items}"),
            Map.entry("scan.unreadable", "handed in a scan that can't be read"),
            Map.entry("scan.annulled", "annulled a scan"),
            Map.entry("ticket.issued", "issued {count} tickets for {s}"),
            Map.entry("ticket.reissued", "gave ticket {s} a new code"),
            Map.entry("ticket.searched", "looked for guests"),
            Map.entry("ticket.codes-shown", "printed {count} tickets of {s}"),
            Map.entry("conflict.opened", "caused a conflict"),
            Map.entry("conflict.resolved", "resolved a conflict"),
            Map.entry("conflict.settled", "settled a conflict by another scan"),
            Map.entry("held.released", "released a held upload"),
            Map.entry("held.rejected", "rejected a held upload"),
            Map.entry("import.begun", "began to import {name}"),
            Map.entry("import.ended", "imported {imported} tickets"),
            Map.entry("network.changed", "found the addresses changed: {local}"),
            Map.entry("tunnel.up", "is reached from outside at {url}"),
            Map.entry("tunnel.down", "is not reached from outside any more"),
            Map.entry("discovery.changed", "changed what may be done to find devices"),
            Map.entry("discovery.scan", "had the network looked at for devices"),
            Map.entry("device.labelled", "named the device at {ip}"),
            Map.entry("device.forgotten", "had the device at {ip} forgotten"),
            Map.entry("queue.counter-free", "left counter {counter} of {s} free"),
            Map.entry("queue.pairing-offered", "offered a pairing to run {s}"),
            Map.entry("queue.host-added", "made {name} a host of {s}"),
            Map.entry("queue.host-refused", "tried a wrong pairing code for {s}"),
            Map.entry("queue.host-rotated", "changed the token of a host of {s}"),
            Map.entry("queue.host-revoked", "sent a host of {s} away"),
            Map.entry("place.call", "called {s} to counter {counter}"),
            Map.entry("place.recall", "called {s} again"),
            Map.entry("place.serve", "began to serve {s}"),
            Map.entry("place.complete", "served {s}"),
            Map.entry("place.no-show", "marked {s} as not there"),
            Map.entry("place.requeue", "sent {s} back into the line"),
            Map.entry("place.undo", "took the last move of {s} back"),
            Map.entry("place.prefer", "gave {s} another priority"),
            Map.entry("place.transfer", "sent {s} to another queue"),
            Map.entry("audit.exported", "downloaded the audit"));

    private static final String STAFF = "staff";
    private static final String SCANNER = "scanner";
    private static final String HOST = "host";

    /** "Anna approved scanner Gate 2". */
    public String sentence(AuditRecord record) {
        return who(record) + " " + told(record);
    }

    public String who(AuditRecord record) {
        Called called = record.called();
        if (record.action().equals("session.opened") && record.actor().equals("nobody") && called.subject() != null) {
            return called.subject();
        }
        return name(record.actor(), called.actor());
    }

    public String actor(Actor actor) {
        return name(actor.reference(), actor.name());
    }

    /** "Scanner approved" for {@code scanner.approved}. */
    public String action(String action) {
        String words = action.replace('.', ' ').replace('-', ' ');
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** At which scanner, where a person acted at one. */
    public @Nullable String device(AuditRecord record) {
        String device = record.device();
        return device == null ? null : name(device, record.called().device());
    }

    /** What else is known of it: "Capacity: 100 → 200, Reentry: false → true". */
    public String details(AuditRecord record) {
        return AuditJson.detail(record.detail()).entrySet().stream()
                .map(detail -> action(detail.getKey()) + ": " + value(detail.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** What it was done to, as far as it can be named. */
    public String subject(AuditRecord record) {
        String name = record.called().subject();
        return name == null ? after(record.subject(), '/') : name;
    }

    private String told(AuditRecord record) {
        String template = TOLD.get(record.action());
        if (template == null) {
            String kind = before(record.action(), '.');
            String verb = after(record.action(), '.').replace('-', ' ');
            String name = record.called().subject();
            return verb.equals(kind) ? kind : verb + " " + kind + (name == null ? "" : " " + name);
        }
        String told = template.replace("{s}", subject(record));
        for (Map.Entry<String, JsonValue> detail :
                AuditJson.detail(record.detail()).entrySet()) {
            told = told.replace("{" + detail.getKey() + "}", value(detail.getValue()));
        }
        return told;
    }

    private static String name(String reference, @Nullable String name) {
        String kind = before(reference, '/');
        return switch (kind) {
            case STAFF -> name == null ? "Somebody who is gone" : name;
            case SCANNER -> "Scanner " + (name == null ? "unknown" : name);
            case HOST -> name == null ? "A host's device" : name;
            case "system" -> "Gatehouse itself";
            case "nobody" -> "Somebody";
            default -> name == null ? reference : name;
        };
    }

    private static String value(JsonValue value) {
        if (value instanceof JsonString text) {
            return text.getString();
        }
        if (value instanceof JsonObject change && change.containsKey("from") && change.containsKey("to")) {
            return value(change.get("from")) + " → " + value(change.get("to"));
        }
        return value == JsonValue.NULL ? "none" : value.toString();
    }

    private static String before(String text, char mark) {
        int at = text.indexOf(mark);
        return at < 0 ? text : text.substring(0, at);
    }

    private static String after(String text, char mark) {
        return text.substring(text.indexOf(mark) + 1);
    }
}
