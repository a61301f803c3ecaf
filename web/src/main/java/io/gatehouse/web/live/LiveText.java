package io.gatehouse.web.live;

import io.gatehouse.admission.Verdicts.Given;
import io.gatehouse.admission.rules.Reason;
import io.gatehouse.live.Act;
import io.gatehouse.live.Scanned;
import io.gatehouse.web.problem.JsonText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How scans and acts are written for watchers. */
final class LiveText {

    private LiveText() {}

    static String scans(List<Scanned> scans) {
        return scans.stream().map(LiveText::scan).collect(Collectors.joining(",", "[", "]"));
    }

    static String acts(List<Act> acts) {
        return acts.stream().map(LiveText::act).collect(Collectors.joining(",", "[", "]"));
    }

    private static String scan(Scanned scanned) {
        Given scan = scanned.scan();
        Reason reason = scan.reason();
        return JsonText.object()
                .text("scanId", scan.scanId())
                .text("ticketId", scan.ticketId())
                .text("checkpointId", scan.checkpointId())
                .text("checkpoint", scan.checkpoint())
                .text("scannerId", scan.scannerId())
                .text("scanner", scan.scanner())
                .text("operatorId", scan.operatorId())
                .text("by", scanned.by())
                .text("direction", scan.direction().name().toLowerCase(Locale.ROOT))
                .text("verdict", scan.verdict())
                .text("reason", reason == null ? null : reason.wire())
                .plain("forced", scan.forced())
                .text("settledAt", scan.settledAt())
                .text("decidedAt", scan.decidedAt())
                .json();
    }

    private static String act(Act act) {
        return JsonText.object()
                .text("at", act.at())
                .text("staff", act.staff())
                .text("action", act.action())
                .text("subject", act.subject())
                .text("device", act.device())
                .json();
    }
}
