package io.gatehouse.web.live;

import io.gatehouse.admission.Verdicts.Given;
import io.gatehouse.admission.rules.Verdict;
import io.gatehouse.live.Act;
import io.gatehouse.live.Scanned;
import io.gatehouse.web.problem.JsonText;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What happens at one event, as its scanners are told: one by one while that is few, and of what goes beyond, a summary a
 * second. Counted by the second that begins with the first.
 */
final class Feed {

    private static final int MOST_A_SECOND = 20;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Consumer<String> scanners;
    private final Map<Verdict, Integer> leftOut = new EnumMap<>(Verdict.class);
    private int actsLeftOut;
    private int told;
    private Instant begun = Instant.EPOCH;

    Feed(Consumer<String> scanners) {
        this.scanners = scanners;
    }

    synchronized void tell(Scanned scanned, Instant now) {
        Given scan = scanned.scan();
        if (mayTell(now)) {
            if (scan.verdict() != Verdict.REFUSED) {
                scanners.accept(verified(scan, scanned.by()));
            }
            String action = scan.verdict().name().toLowerCase(Locale.ROOT) + "_ticket";
            scanners.accept(activity(scanned.by(), action, scan.scanner(), scan.settledAt()));
        } else {
            leftOut.merge(scan.verdict(), 1, Integer::sum);
        }
    }

    synchronized void tell(Act act, Instant now) {
        if (mayTell(now)) {
            scanners.accept(activity(act.staff(), act.action(), act.device(), act.at()));
        } else {
            actsLeftOut++;
        }
    }

    /** Called again and again; tells a summary when its second is over and something was left out of it. */
    synchronized void summarise(Instant now) {
        if (now.isBefore(begun.plus(SECOND)) || (leftOut.isEmpty() && actsLeftOut == 0)) {
            return;
        }
        JsonText summary = JsonText.of("activity_summary").text("since", begun).text("at", now);
        for (Verdict verdict : Verdict.values()) {
            summary.plain(verdict.name().toLowerCase(Locale.ROOT), leftOut.getOrDefault(verdict, 0));
        }
        scanners.accept(summary.plain("acts", actsLeftOut).json());
        leftOut.clear();
        actsLeftOut = 0;
        begin(now);
    }

    /** Whether nothing waits to be told. */
    synchronized boolean isQuiet(Instant now) {
        return leftOut.isEmpty() && actsLeftOut == 0 && now.isAfter(begun.plus(SECOND));
    }

    private boolean mayTell(Instant now) {
        if (!now.isBefore(begun.plus(SECOND))) {
            summarise(now);
            begin(now);
        }
        told++;
        return told <= MOST_A_SECOND;
    }

    private void begin(Instant now) {
        begun = now;
        told = 0;
    }

    private static String verified(Given scan, String by) {
        return JsonText.of("ticket_verified")
                .text("ticketId", scan.ticketId())
                .text("scanId", scan.scanId())
                .text("checkpoint", scan.checkpoint())
                .text("verifiedBy", by)
                .text("verdict", scan.verdict())
                .text("at", scan.settledAt())
                .json();
    }

    private static String activity(String staff, String action, @Nullable String device, Instant at) {
        return JsonText.of("staff_activity")
                .text("staff", staff)
                .text("action", action)
                .text("device", device)
                .text("at", at)
                .json();
    }
}
