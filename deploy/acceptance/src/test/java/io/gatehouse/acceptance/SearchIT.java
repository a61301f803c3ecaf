package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A guest without a readable code is looked for by name, sparingly: a list of guests is worth stealing. */
@ExtendWith(Gatehouse.class)
class SearchIT {
    private static final int MOST = 20;
    private static final int MANY = 400;

    private final Event event = Event.create();
    private final Checkpoint gate = event.checkpoint();
    private final Door door = event.door(gate);

    @Test
    void aGuestIsFoundByNameAndLetInByTheTicketsId() {
        var ticket = event.ticket(Map.of("holder", "Ida Huber", "reference", "A-7-X", "category", "VIP"));
        event.ticket(Map.of("holder", "Otto Maier"));

        var found = found("huber");

        assertThat(found).singleElement().satisfies(guest -> {
            assertThat(guest.getString("holder")).isEqualTo("Ida Huber");
            assertThat(guest.getString("reference")).isEqualTo("A-7-X");
            assertThat(guest.getString("category")).isEqualTo("VIP");
            assertThat(guest).containsKey("state");
            assertThat(guest.getString("id")).isEqualTo(ticket.id());
        });
        assertThat(door.scan(Scan.manual(gate, ticket))).hasToString("ADMITTED");
    }

    @Test
    void aGuestIsFoundByReferenceToo() {
        var ticket = event.ticket(Map.of("holder", "Ida Huber", "reference", "ORDER-4711"));

        assertThat(Pages.ids(found("4711"))).containsExactly(ticket.id());
    }

    @Test
    void theStateOfATicketIsShown() {
        var ticket = event.ticket(Map.of("holder", "Ida Huber"));
        var valid = found("Ida").get(0).get("state");
        ticket.block();

        assertThat(found("Ida").get(0).get("state")).isNotEqualTo(valid);
    }

    @Test
    void fewerThanThreeCharactersAreNoSearch() {
        event.ticket(Map.of("holder", "Ida Huber"));

        for (var words : List.of("", "I", "Id", "  Id  ", "   ")) {
            ask(door, words).problem(400);
        }
        door.api().get("/api/scanner/search").problem(400);
        ask(door, "Ida").expect(200);
    }

    @Test
    void atMostTwentyAreShown() {
        event.tickets(IntStream.range(0, 30)
                .mapToObj(n -> Map.of("holder", "Huber " + n))
                .toList());

        assertThat(found("Huber")).hasSize(MOST);
        assertThat(items(
                        door.api().get("/api/scanner/search?q=Huber&limit=1000").expect(200)))
                .hasSize(MOST);
    }

    @Test
    void neitherACodeNorAnAddressIsShownOrLookedThrough() {
        var ticket = event.ticket(Map.of("holder", "Ida Huber", "email", "ida@example.org"));

        assertThat(ask(door, "Huber").body()).doesNotContain(ticket.code()).doesNotContain("ida@example.org");
        assertThat(found(ticket.code().substring(0, 12))).isEmpty();
    }

    @Test
    void onlyTheGuestsOfTheScannersOwnEventAreFound() {
        Event.create().ticket(Map.of("holder", "Ida Huber"));

        assertThat(found("Huber")).isEmpty();
    }

    @Test
    void wordsOfASearchAreNoPattern() {
        event.ticket(Map.of("holder", "Ida Huber"));

        assertThat(found("%%%")).isEmpty();
        assertThat(found("___")).isEmpty();
        assertThat(found("' OR '1'='1")).isEmpty();
        door.api().get("/api/scanner/search?q=abc%00def").refused();
    }

    @Test
    void onlyTheFullProfileSearches() {
        for (var profile : List.of("scan-only", "kiosk")) {
            ask(event.door(profile, gate), "Huber").problem(403);
        }
        Api.anyone().get("/api/scanner/search?q=Huber").problem(401);
        Api.admin().get("/api/scanner/search?q=Huber").forbidden();
    }

    @Test
    void aSuspendedScannerFindsNobody() {
        door.suspend();

        ask(door, "Huber").problem(403, "scanner-suspended");
    }

    @Test
    void aSearchIsAudited() {
        var before = Gatehouse.database().auditRecordsOf(event);

        ask(door, "Huber").expect(200);

        assertThat(Gatehouse.database().auditRecordsOf(event)).isGreaterThan(before);
    }

    @Test
    void whoSearchesAllTheTimeIsSlowedDownAndScansOn() {
        var greedy = event.door(gate);
        var last = ask(greedy, "Huber");
        for (int i = 0; i < MANY && last.status() == 200; i++) {
            last = ask(greedy, "Huber");
        }

        last.problem(429);
        assertThat(Integer.parseInt(last.header("Retry-After"))).isPositive();
        assertThat(greedy.enter(event.ticket())).hasToString("ADMITTED");
        ask(door, "Huber").expect(200);
    }

    @Test
    void anOperatorLooksForGuestsWithThreeCharactersToo() {
        event.ticket(Map.of("holder", "Ida Huber"));
        var operator = Api.operator();

        for (var words : List.of("", "?q=", "?q=I", "?q=Id", "?q=%20Id%20", "?status=VALID")) {
            operator.get(event.path("/tickets" + words)).problem(400);
        }
        assertThat(operator.get(event.path("/tickets?q=Ida")).expect(200).items())
                .hasSize(1);
        for (var words : List.of("", "?q=I", "?q=Id")) {
            assertThat(Api.supervisor()
                            .get(event.path("/tickets" + words))
                            .expect(200)
                            .items())
                    .hasSize(1);
        }
    }

    @Test
    void onlyASupervisorSeesACode() {
        var ticket = event.ticket();

        assertThat(Api.operator().get(ticket.path("")).expect(200).body()).doesNotContain(ticket.code());
        assertThat(Api.supervisor().get(ticket.path("")).text("code")).isEqualTo(ticket.code());
        Api.operator().get(ticket.path("/qr.svg")).problem(403);
        Api.operator().post(ticket.path("/block")).problem(403);
    }

    private List<JsonObject> found(String words) {
        return items(ask(door, words).expect(200));
    }

    private static List<JsonObject> items(Answer answer) {
        return answer.json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private static Answer ask(Door door, String words) {
        return door.api().get("/api/scanner/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
    }
}
