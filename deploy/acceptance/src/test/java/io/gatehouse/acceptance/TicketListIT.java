package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Gatehouse.class)
class TicketListIT {
    private final Event event = Event.create();

    @Test
    void aGuestIsFoundByPartOfTheNameOrReferenceInAnyCase() {
        var anna = event.ticket(Map.of("holder", "Anna Maria Berger", "reference", "ORD-1001"));
        var bert = event.ticket(Map.of("holder", "Bert Anders", "reference", "ORD-2002"));

        assertThat(found("q=maria")).containsExactly(anna.id());
        assertThat(found("q=BERGER")).containsExactly(anna.id());
        assertThat(found("q=2002")).containsExactly(bert.id());
        assertThat(found("q=ord-")).containsExactlyInAnyOrder(anna.id(), bert.id());
        assertThat(found("q=nobody")).isEmpty();
    }

    @Test
    void aNameIsFoundWithItsAccents() {
        var ticket = event.ticket(Map.of("holder", "Zoë Żółć"));

        assertThat(found("q=" + encoded("Żółć"))).containsExactly(ticket.id());
    }

    @Test
    void whatIsSearchedIsWordsAndNoPattern() {
        var odd = event.ticket(Map.of("holder", "100%_sure\\ O'Neil"));
        event.ticket(Map.of("holder", "1000 Xsure"));

        assertThat(found("q=" + encoded("100%"))).containsExactly(odd.id());
        assertThat(found("q=" + encoded("%%%"))).isEmpty();
        assertThat(found("q=" + encoded("___"))).isEmpty();
        assertThat(found("q=" + encoded("O'N"))).containsExactly(odd.id());
        assertThat(found("q=" + encoded("\\ O"))).containsExactly(odd.id());
    }

    @Test
    void aCodeFindsNothingInTheListOfTickets() {
        var ticket = event.ticket();

        assertThat(found("q=" + encoded(ticket.code()))).isEmpty();
    }

    @Test
    void theListIsNarrowedByStatusAndCategory() {
        var vip = event.ticket(Map.of("category", "VIP"));
        var blocked = event.ticket(Map.of("category", "VIP"));
        var guest = event.ticket(Map.of("category", "Guest"));
        var valid = vip.status();
        blocked.block();

        assertThat(found("category=VIP")).containsExactlyInAnyOrder(vip.id(), blocked.id());
        assertThat(found("status=" + blocked.status())).containsExactly(blocked.id());
        assertThat(found("category=VIP&status=" + valid)).containsExactly(vip.id());
        assertThat(found("category=Guest")).containsExactly(guest.id());
        assertThat(found("category=Nobody")).isEmpty();
    }

    @Test
    void aStatusThatDoesNotExistIsBadInput() {
        Api.admin().get(event.path("/tickets?status=enchanted")).problem(400);
    }

    @Test
    void pagesStayInPlaceWhileTicketsAreAdded() {
        var tickets = event.tickets(25).stream().map(Ticket::id).toList();

        var walked = Pages.ids(Pages.walk(event.path("/tickets?limit=10"), () -> event.tickets(3)));

        assertThat(walked).doesNotHaveDuplicates().containsAll(tickets);
    }

    @Test
    void aFilteredListIsPagedToo() {
        var vips = event.tickets(List.of(
                Map.of("category", "VIP"),
                Map.of("category", "VIP"),
                Map.of("category", "VIP"),
                Map.of("category", "VIP"),
                Map.of("category", "VIP")));
        event.tickets(5);

        var walked = Pages.ids(Pages.walk(event.path("/tickets?category=VIP&limit=2")));

        assertThat(walked)
                .containsExactlyInAnyOrderElementsOf(
                        vips.stream().map(Ticket::id).toList());
    }

    @Test
    void anEventListsItsOwnTicketsOnly() {
        var ticket = event.ticket(Map.of("holder", "Mine Alone"));
        Event.create().ticket(Map.of("holder", "Mine Alone"));

        assertThat(found("q=alone")).containsExactly(ticket.id());
    }

    private List<String> found(String query) {
        return Pages.ids(Pages.walk(event.path("/tickets?" + query)));
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
