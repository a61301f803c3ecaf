package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Gatehouse.class)
class TicketLifeIT {
    private final Event event = Event.create();
    private final Door door = event.door(event.checkpoint());

    @Test
    void aBlockedTicketIsRefusedUntilItIsUnblocked() {
        var ticket = event.ticket();
        var valid = ticket.status();

        var blocked = ticket.block();
        assertThat(blocked.text("id")).isEqualTo(ticket.id());
        assertThat(blocked.text("status")).isNotEqualTo(valid).isEqualTo(ticket.status());
        assertThat(door.enter(ticket)).hasToString("REFUSED blocked");

        assertThat(ticket.unblock().text("status")).isEqualTo(valid);
        assertThat(door.enter(ticket)).hasToString("ADMITTED");
    }

    @Test
    void aCancelledTicketIsRefusedForGood() {
        var ticket = event.ticket();

        ticket.cancel();
        assertThat(door.enter(ticket)).hasToString("REFUSED cancelled");

        Api.admin().post(ticket.path("/unblock"));
        assertThat(door.enter(ticket)).hasToString("REFUSED cancelled");
    }

    @Test
    void aReissuedTicketIsOpenedByItsNewCodeOnly() {
        var old = event.ticket();

        var reissued = old.reissue();

        assertThat(reissued.code()).isNotEqualTo(old.code());
        assertThat(old.shown().text("code")).isEqualTo(reissued.code());
        assertThat(door.enter(old)).hasToString("REFUSED revoked");
        assertThat(door.enter(reissued)).hasToString("ADMITTED");
    }

    @Test
    void everyReissueRevokesTheCodesBeforeIt() {
        var first = event.ticket();
        var second = first.reissue();
        var third = second.reissue();

        assertThat(List.of(first.code(), second.code(), third.code())).doesNotHaveDuplicates();
        assertThat(door.enter(first)).hasToString("REFUSED revoked");
        assertThat(door.enter(second)).hasToString("REFUSED revoked");
        assertThat(door.enter(third)).hasToString("ADMITTED");
    }

    @Test
    void aNewCodeGivesNoSecondEntry() {
        var ticket = event.ticket();
        assertThat(door.enter(ticket)).hasToString("ADMITTED");

        assertThat(door.enter(ticket.reissue())).hasToString("REFUSED already_admitted");
    }

    @Test
    void aTicketThatIsReissuedManyTimesAtOnceHasOneCodeInTheEnd() {
        var ticket = event.ticket();

        var codes = Together.call(6, n -> Api.admin().post(ticket.path("/reissue"))).stream()
                .filter(answer -> answer.status() == 200)
                .map(answer -> new Ticket(ticket.id(), answer.text("code")))
                .toList();

        var verdicts = codes.stream().map(door::enter).map(Verdict::toString).toList();
        assertThat(codes.stream().map(Ticket::code)).doesNotHaveDuplicates();
        assertThat(verdicts).containsOnlyOnce("ADMITTED");
        assertThat(verdicts).allMatch(verdict -> verdict.equals("ADMITTED") || verdict.equals("REFUSED revoked"));
    }

    @Test
    void aReissuedTicketKeepsItsState() {
        var ticket = event.ticket();
        ticket.block();

        assertThat(door.enter(ticket.reissue())).hasToString("REFUSED blocked");
    }

    @Test
    void blockingTwiceIsHarmless() {
        var ticket = event.ticket();

        ticket.block();
        ticket.block();
        ticket.unblock();
        ticket.unblock();

        assertThat(door.enter(ticket)).hasToString("ADMITTED");
    }
}
