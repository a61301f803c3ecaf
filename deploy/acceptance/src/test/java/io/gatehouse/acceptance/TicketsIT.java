package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Gatehouse.class)
class TicketsIT {
    private final Api admin = Api.admin();
    private final Event event = Event.create();

    @Test
    void aNewTicketIsAnsweredWithItsCode() {
        var ticket = issued(Map.of(
                "reference", "A-1",
                "holder", "Zoë Özil",
                "email", "zoe@example.com",
                "category", "VIP",
                "validFrom", "2031-07-01T16:00:00Z",
                "validUntil", "2031-07-02T04:00:00Z",
                "paid", false));

        assertThat(UUID.fromString(ticket.getString("id"))).isNotNull();
        assertThat(ticket.getString("code")).isNotBlank();
        assertThat(ticket.getString("reference")).isEqualTo("A-1");
        assertThat(ticket.getString("holder")).isEqualTo("Zoë Özil");
        assertThat(ticket.getString("category")).isEqualTo("VIP");
        assertThat(ticket.getString("validFrom")).isEqualTo("2031-07-01T16:00:00Z");
        assertThat(ticket.getString("validUntil")).isEqualTo("2031-07-02T04:00:00Z");
        assertThat(ticket.getBoolean("paid")).isFalse();
    }

    @Test
    void aTicketNeedsNothingAndIsPaidUnlessToldOtherwise() {
        var ticket = issued(Map.of());

        assertThat(ticket.getBoolean("paid")).isTrue();
        assertThat(Answer.isNull(ticket, "holder")).isTrue();
        assertThat(ticket.getString("code")).isNotBlank();
    }

    @Test
    void ticketsAreAnsweredInTheOrderTheyWereSent() {
        var sent = IntStream.range(0, 50).mapToObj(n -> "R-" + n).toList();
        var answered = post(sent.stream().map(r -> Map.of("reference", r)).toList())
                .expect(201)
                .json()
                .getJsonArray("tickets")
                .getValuesAs(JsonObject.class);

        assertThat(answered.stream().map(ticket -> ticket.getString("reference")))
                .isEqualTo(sent);
    }

    @Test
    void aThousandTicketsAreOneCallAndOneMoreIsTooMany() {
        assertThat(event.tickets(1_000)).hasSize(1_000);

        var more = IntStream.range(0, 1_001).mapToObj(n -> Map.of()).toList();
        post(more).violates("tickets");
        post(List.of()).violates("tickets");
        admin.post(event.path("/tickets"), Map.of()).violates("tickets");
        admin.post(event.path("/tickets"), "{\"tickets\":[null]}").problem(400);
        admin.post(event.path("/tickets"), "{\"tickets\":{}}").problem(400);

        assertThat(event.stats().getInt("tickets")).isEqualTo(1_000);
    }

    @Test
    void codesAreDistinctAndLongEnoughNotToBeGuessed() {
        var codes = event.tickets(1_000).stream().map(Ticket::code).toList();

        assertThat(codes).doesNotHaveDuplicates();
        assertThat(codes).allSatisfy(code -> assertThat(code).hasSizeBetween(16, 200));
        assertThat(codes).allSatisfy(code -> assertThat(code).matches("[\\x21-\\x7e]+"));
    }

    @Test
    void equalTicketsOfTwoEventsHaveNothingInCommonButTheirFields() {
        var fields = Map.of("reference", "SAME-1", "holder", "Twin");
        var here = event.ticket(fields);
        var there = Event.create().ticket(fields);

        assertThat(here.code()).isNotEqualTo(there.code());
        assertThat(here.code()).doesNotContain("SAME-1").doesNotContain("Twin");
    }

    @Test
    void oneBadTicketAmongManySpoilsAll() {
        List<Map<String, ?>> tickets = new ArrayList<>(List.of(Map.of("reference", "OK-1"), Map.of("holder", "Ok")));
        tickets.add(Map.of("validFrom", "2031-07-02T00:00:00Z", "validUntil", "2031-07-01T00:00:00Z"));

        post(tickets).violates("validUntil");

        assertThat(Pages.walk(event.path("/tickets"))).isEmpty();
        assertThat(event.ticket(Map.of("reference", "OK-1")).code()).isNotBlank();
    }

    @Test
    void badFieldsOfATicketAreRefused() {
        post(List.of(Map.of("holder", "x".repeat(100_000)))).violates("holder");
        post(List.of(Map.of("reference", "x".repeat(100_000)))).violates("reference");
        post(List.of(Map.of("category", "x".repeat(100_000)))).violates("category");
        post(List.of(Map.of("validFrom", "tomorrow"))).problem(400);
        post(List.of(Map.of("paid", "perhaps"))).problem(400);
    }

    @Test
    void aReferenceIsUniqueInItsEvent() {
        event.ticket(Map.of("reference", "R-1"));

        post(List.of(Map.of("reference", "R-2"), Map.of("reference", "R-1"))).problem(409, "reference-taken");
        post(List.of(Map.of("reference", "R-3"), Map.of("reference", "R-3"))).problem(409, "reference-taken");

        assertThat(Pages.walk(event.path("/tickets"))).hasSize(1);
        assertThat(Event.create().ticket(Map.of("reference", "R-1")).code()).isNotBlank();
    }

    @Test
    void aReferenceIssuedManyTimesAtOnceIsIssuedOnce() {
        var statuses = Together.call(
                8,
                n -> post(List.of(Map.of("reference", "RACE"), Map.of("holder", "Runner " + n)))
                        .status());

        assertThat(statuses).containsOnlyOnce(201);
        assertThat(statuses.stream().filter(status -> status == 409)).hasSize(7);
        assertThat(Pages.walk(event.path("/tickets"))).hasSize(2);
    }

    @Test
    void manyTicketsMayHaveNoReference() {
        event.tickets(3);
        event.tickets(3);

        assertThat(Pages.walk(event.path("/tickets"))).hasSize(6);
    }

    @Test
    void whoMaySupervisesSeesTheCodeOfOneTicketButNotOfAList() {
        var ticket = event.ticket(Map.of("reference", "A-1"));

        assertThat(ticket.shown().text("code")).isEqualTo(ticket.code());
        var listed = admin.get(event.path("/tickets")).expect(200);
        assertThat(listed.items().get(0).getString("id")).isEqualTo(ticket.id());
        assertThat(listed.items().get(0)).doesNotContainKey("code");
        assertThat(listed.body()).doesNotContain(ticket.code());
    }

    @Test
    void anUnknownTicketIsNotFound() {
        var nowhere = "/api/tickets/" + UUID.randomUUID();

        admin.get(nowhere).problem(404);
        admin.get(nowhere + "/qr.svg").problem(404);
        admin.get(nowhere + "/qr.png").problem(404);
        for (var change : List.of("block", "unblock", "cancel", "reissue")) {
            admin.post(nowhere + "/" + change).problem(404);
        }
        admin.get("/api/tickets/none").refused();
        admin.get("/api/tickets/none/qr.png").refused();
    }

    private JsonObject issued(Map<String, ?> fields) {
        return post(List.of(fields)).expect(201).json().getJsonArray("tickets").getJsonObject(0);
    }

    private Answer post(List<? extends Map<?, ?>> tickets) {
        return admin.post(event.path("/tickets"), Map.of("tickets", tickets));
    }
}
