package io.gatehouse.web.discovery;

import io.gatehouse.discovery.Device;
import io.gatehouse.discovery.DeviceChange;
import io.gatehouse.discovery.OwnSubnet;
import io.gatehouse.discovery.SweepRecord;
import io.gatehouse.web.console.Words;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was found on the network, in words. */
@Named
@ApplicationScoped
public class DeviceWords {

    private static final String SELF = "This server";
    private static final double SECOND = 1000;

    @Inject
    private Words words;

    /** What people call it, else what it calls itself, else who made it. */
    public String name(Device device) {
        if (device.label() != null) {
            return device.label();
        }
        if (device.hostname() != null) {
            return device.hostname();
        }
        if (device.self()) {
            return SELF;
        }
        return device.vendor() == null ? device.ip() : device.vendor();
    }

    /** "This server", "Paired scanner, Apple", "Randomised MAC". */
    public String kind(Device device) {
        List<String> said = new ArrayList<>();
        if (device.self() && !name(device).equals(SELF)) {
            said.add(SELF);
        }
        if (device.scannerId() != null) {
            said.add("Paired scanner");
        }
        if (device.vendor() != null && !name(device).equals(device.vendor())) {
            said.add(device.vendor());
        }
        if (device.randomised()) {
            said.add("a MAC that it made up");
        }
        String all = String.join(", ", said);
        return all.isEmpty() ? all : Character.toUpperCase(all.charAt(0)) + all.substring(1);
    }

    public String seen(Device device) {
        return words.ago(device.lastSeen(), ZoneId.systemDefault());
    }

    public String first(Device device) {
        return words.ago(device.firstSeen(), ZoneId.systemDefault());
    }

    public String at(DeviceChange change) {
        return words.exact(change.at(), ZoneId.systemDefault());
    }

    /** "Online, was suspect". */
    public String change(DeviceChange change) {
        String before = change.before();
        String after = change.after() == null ? "none" : change.after();
        return switch (change.kind()) {
            case APPEARED -> "Seen for the first time, at " + after;
            case STATE -> capital(after) + (before == null ? "" : ", was " + before);
            case IP -> "Address " + after + was(before);
            case MAC -> "MAC " + after + was(before);
            case HOSTNAME -> "Calls itself " + after + was(before);
            case SCANNER ->
                change.after() == null ? "No paired scanner any more" : "A paired scanner beats from its address";
            case LABEL -> change.after() == null ? "Its name here was taken away" : "Named " + after;
            case MERGED -> "Turned out to be the one known as " + (before == null ? after : before);
        };
    }

    /** "12 devices answered of 254 addresses asked in 1.2 s, 5 seconds ago", and what was left out. */
    public String lastScan(@Nullable SweepRecord last) {
        if (last == null || last.endedAt() == null) {
            return "Not scanned yet.";
        }
        Instant ended = Objects.requireNonNull(last.endedAt());
        if (last.failure() != null) {
            return "The last scan failed at " + words.exact(ended, ZoneId.systemDefault()) + ": " + last.failure();
        }
        String took = String.format(
                Locale.ENGLISH,
                "%.1f s",
                Duration.between(last.beganAt(), ended).toMillis() / SECOND);
        String found = words.count(last.seen() == null ? 0 : last.seen(), "device", "devices") + " at "
                + words.count(last.probed() == null ? 0 : last.probed(), "address", "addresses") + ", found in " + took
                + " at "
                + words.exact(ended, ZoneId.systemDefault()) + ".";
        return last.skipped() == null ? found : found + " Left out: " + last.skipped() + ".";
    }

    public String offered(OwnSubnet own) {
        return own.subnet() + "  (" + own.networkName() + (own.up() ? "" : ", not connected") + ")";
    }

    private static String was(@Nullable String before) {
        return before == null ? "" : ", was " + before;
    }

    private static String capital(String word) {
        return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
