package io.gatehouse.web.admission;

import io.gatehouse.admission.ScanAnswer;
import io.gatehouse.admission.ScanAnswer.Guest;
import io.gatehouse.admission.ScanAnswer.Previous;
import io.gatehouse.web.problem.JsonText;

/** A verdict as it is told, with the same fields over HTTP and on a socket. */
final class VerdictText {

    private VerdictText() {}

    static String message(ScanAnswer answer) {
        return write(JsonText.of("verdict"), answer);
    }

    static String answer(ScanAnswer answer) {
        return write(JsonText.object(), answer);
    }

    private static String write(JsonText message, ScanAnswer answer) {
        message.text("scanId", answer.scanId())
                .text("verdict", answer.verdict())
                .text("reason", answer.reason() == null ? null : answer.reason().wire())
                .text("explanation", answer.explanation())
                .plain("forced", answer.forced())
                .plain("replay", answer.replay())
                .text("decidedAt", answer.decidedAt());
        Guest ticket = answer.ticket();
        if (ticket == null) {
            message.text("ticket", null);
        } else {
            message.begin("ticket")
                    .text("id", ticket.id())
                    .text("reference", ticket.reference())
                    .text("holder", ticket.holder())
                    .text("category", ticket.category())
                    .end();
        }
        Previous previous = answer.previous();
        if (previous == null) {
            message.text("previous", null);
        } else {
            message.begin("previous")
                    .text("at", previous.at())
                    .text("checkpoint", previous.checkpoint())
                    .text("scanner", previous.scanner())
                    .end();
        }
        return message.json();
    }
}
