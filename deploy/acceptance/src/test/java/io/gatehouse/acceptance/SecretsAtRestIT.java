package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who steals the database can neither sign in, nor scan, nor print a ticket. */
@ExtendWith(Gatehouse.class)
class SecretsAtRestIT {
    private final Event event = Event.create();
    private final Checkpoint gate = event.checkpoint();

    @Test
    void theDatabaseIsLookedThroughWhereThingsAre() {
        var name = Event.unique("Visible");
        event.ticket(Map.of("holder", name));

        assertThat(Gatehouse.database().tablesWith(name)).isNotEmpty();
    }

    @Test
    void noTicketsCodeIsInTheDatabase() {
        var ticket = event.ticket();
        event.door(gate).enter(ticket);
        var reissued = ticket.reissue();

        nowhere(ticket.code());
        nowhere(reissued.code());
    }

    @Test
    void noTokenIsInTheDatabase() {
        var session = Api.signIn("admin", Gatehouse.adminPassword()).expect(201).text("token");
        var door = event.door(gate);
        door.enter(event.ticket());

        nowhere(session);
        nowhere(door.token());
    }

    @Test
    void noPairingCodeAndNoPasswordIsInTheDatabase() {
        nowhere(event.pairing(Map.of()).expect(201).text("pairingCode"));
        nowhere(Gatehouse.adminPassword());
    }

    @Test
    void neitherHostsNorGuestsSecretsAreInTheDatabase() {
        var queue = Queue.at(event);
        var guest = queue.guest();
        queue.next();
        queue.post("/complete", Map.of("code", guest.code())).expect(200);
        var pairing = queue.post("/pairings").expect(201).text("pairingCode");
        var second = Api.anyone()
                .post(queue.path("/host-sessions"), Map.of("pairingCode", pairing))
                .expect(201);
        var rotated = queue.post("/rotate").expect(200);

        assertThat(Gatehouse.database().tablesWith(guest.placeId())).isNotEmpty();
        nowhere(guest.device());
        nowhere(guest.code());
        nowhere(pairing);
        nowhere(queue.hostToken());
        nowhere(second.text("token"));
        nowhere(rotated.text("token"));
    }

    @Test
    void whatWasScannedInVainIsNotInTheDatabaseEither() {
        var foreign = Event.create().ticket();
        event.door(gate).enter(foreign);

        nowhere(foreign.code());
    }

    private static void nowhere(String secret) {
        assertThat(Gatehouse.database().tablesWith(secret)).isEmpty();
    }
}
