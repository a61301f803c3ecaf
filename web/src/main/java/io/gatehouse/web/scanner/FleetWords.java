package io.gatehouse.web.scanner;

import io.gatehouse.scanner.ConnectionType;
import io.gatehouse.scanner.Contact;
import io.gatehouse.scanner.Operator;
import io.gatehouse.scanner.Pulse;
import io.gatehouse.scanner.Scanner;
import io.gatehouse.scanner.ScannerStatus;
import io.gatehouse.web.console.Words;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How scanners fare, for who looks after them. */
@Named
@ApplicationScoped
public class FleetWords {

    /** Less than what a slow network makes of a clock that is right. */
    private static final Duration RIGHT = Duration.ofSeconds(5);

    private static final int FEW_HOURS = 48;

    @Inject
    private Words words;

    @Inject
    private Clock clock;

    /** Told only of who should be there. */
    public @Nullable Contact contact(Scanner scanner) {
        return scanner.status() == ScannerStatus.APPROVED && scanner.lastSeen() != null
                ? scanner.contact(clock.instant())
                : null;
    }

    /** "2 minutes ago, over the tunnel". */
    public String seen(Scanner scanner, ZoneId zone) {
        if (scanner.lastSeen() == null) {
            return "Never";
        }
        Pulse pulse = scanner.pulse();
        ConnectionType type = pulse == null ? null : pulse.type();
        String ago = words.ago(scanner.lastSeen(), zone);
        if (type == null) {
            return ago;
        }
        return ago + (type == ConnectionType.LAN ? ", over the LAN" : ", over the tunnel");
    }

    /** "37 % battery, 12 scans waiting". */
    public String state(Scanner scanner) {
        List<String> said = new ArrayList<>();
        Pulse pulse = scanner.pulse();
        if (pulse != null && pulse.battery() != null) {
            said.add(pulse.battery() + " % battery");
        }
        if (pulse != null && pulse.queued() != null && pulse.queued() > 0) {
            said.add(words.count(pulse.queued(), "scan waiting", "scans waiting"));
        }
        return String.join(", ", said);
    }

    /** "Version 2.0.1, clock 3 min ahead"; nothing of a clock that is right. */
    public String build(Scanner scanner) {
        List<String> said = new ArrayList<>();
        Pulse pulse = scanner.pulse();
        if (pulse != null && pulse.version() != null && !pulse.version().isBlank()) {
            said.add("Version " + pulse.version());
        }
        if (pulse != null && pulse.clockOffsetMs() != null && Math.abs(pulse.clockOffsetMs()) >= RIGHT.toMillis()) {
            said.add((said.isEmpty() ? "Clock " : "clock ") + clockIs(pulse.clockOffsetMs()));
        }
        return String.join(", ", said);
    }

    /** "Locked, 2 commands waiting"; nothing of a scanner that nobody commanded. */
    public String commanded(Scanner scanner) {
        List<String> said = new ArrayList<>();
        if (scanner.standing().wiped()) {
            said.add("Wiped");
        }
        if (scanner.standing().locked()) {
            said.add(said.isEmpty() ? "Locked" : "locked");
        }
        int waiting = scanner.standing().waiting();
        if (waiting > 0) {
            said.add(words.count(waiting, "command waiting", "commands waiting"));
        }
        return String.join(", ", said);
    }

    /** The same in a sentence, with who works there. */
    public String standing(Scanner scanner) {
        List<String> said = new ArrayList<>();
        said.add(words.of(scanner.status()));
        String commanded = commanded(scanner);
        if (!commanded.isEmpty()) {
            said.add(commanded.toLowerCase(Locale.ENGLISH));
        }
        Operator operator = scanner.operator();
        if (operator != null) {
            said.add(operator.name() + " works there");
        }
        return String.join(", ", said) + ".";
    }

    /** All that is to be seen of a scanner and may change. */
    String look(Scanner scanner) {
        return String.join(
                "\n",
                scanner.id().toString(),
                scanner.status().name(),
                String.valueOf(contact(scanner)),
                seen(scanner, ZoneId.of("UTC")),
                state(scanner),
                commanded(scanner),
                String.valueOf(scanner.operator()),
                build(scanner));
    }

    /** "3 min ahead", "2 h behind". */
    static String clockIs(long offsetMs) {
        Duration off = Duration.ofMillis(Math.abs(offsetMs));
        String side = offsetMs > 0 ? " ahead" : " behind";
        if (off.toMinutes() == 0) {
            return off.toSeconds() + " s" + side;
        }
        if (off.toHours() == 0) {
            return off.toMinutes() + " min" + side;
        }
        return (off.toHours() < FEW_HOURS ? off.toHours() + " h" : off.toDays() + " days") + side;
    }
}
