package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody can always look after the accounts. Alone on an installation, for it takes everybody's rights away. */
@ExtendWith(Gatehouse.class)
class LastAdminIT {
    private static final int ROUNDS = 15;

    @Test
    void oneAdminStaysWhateverHappens() throws Exception {
        try (var product = Product.start("last-admin", Gatehouse.adminPassword());
                var instead = Gatehouse.insteadOf(product)) {
            assertThat(instead).isNotNull();
            var first = Api.admin().get("/api/staff/me").expect(200).text("id");
            Api.admin()
                    .patch("/api/staff/" + first, Map.of("role", "SUPERVISOR"))
                    .problem(409, "illegal-state");

            anInvitedAdminWithoutPasswordCountsForNothing(first);
            var second = Person.who("ADMIN");
            for (int round = 0; round < ROUNDS; round++) {
                oneOfTwoStays(first, second, round);
            }
        }
    }

    private static void anInvitedAdminWithoutPasswordCountsForNothing(String first) {
        var invited = Person.invite("not-yet", "ADMIN");
        Api.admin().patch("/api/staff/" + first, Map.of("role", "HOST")).problem(409, "illegal-state");
        Api.admin().post("/api/staff/" + invited.text("id") + "/disable").expect(200);
    }

    /** Each sends the other away at the same moment: one way or the other, one is left and may bring the other back. */
    private static void oneOfTwoStays(String first, Person second, int round) {
        var demote = round % 2 == 0;
        var statuses = Together.call(2, n -> {
            var actor = n == 0 ? Api.admin() : second.api();
            var target = "/api/staff/" + (n == 0 ? second.id() : first);
            return (demote ? actor.patch(target, Map.of("role", "SUPERVISOR")) : actor.post(target + "/disable"))
                    .status();
        });
        assertThat(statuses).as("round %d", round).containsOnlyOnce(200);
        var firstWon = statuses.get(0) == 200;
        var winner = firstWon ? Api.admin() : Api.bearing(second.token());
        assertThat(admins(winner)).hasSize(1);
        var loser = "/api/staff/" + (firstWon ? second.id() : first);
        winner.patch(loser, Map.of("role", "ADMIN")).expect(200);
        winner.post(loser + "/enable").expect(200);
    }

    private static List<JsonObject> admins(Api api) {
        return api.get("/api/staff").expect(200).items().stream()
                .filter(account -> account.getString("role").equals("ADMIN") && !account.getBoolean("disabled"))
                .toList();
    }
}
