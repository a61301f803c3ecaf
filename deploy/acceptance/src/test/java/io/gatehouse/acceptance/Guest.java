package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Map;

/** Somebody with a device who has a place in a line. */
record Guest(Queue queue, String device, String placeId, int number, String code) {

    static Guest of(Queue queue, String device, Answer joined) {
        return new Guest(queue, device, joined.text("placeId"), joined.number("number"), joined.text("code"));
    }

    Api api() {
        return Api.anyone().with("X-Device-Token", device);
    }

    String path() {
        return queue.path("/places/" + placeId);
    }

    Answer look() {
        return api().get(path());
    }

    JsonObject place() {
        return look().expect(200).json();
    }

    String status() {
        return look().expect(200).text("status");
    }

    int ahead() {
        return place().getInt("ahead");
    }

    Answer leave() {
        return api().delete(path());
    }

    Answer joinAgain() {
        return queue.join(device);
    }

    /** What a host does with this place. */
    Answer is(String move) {
        return queue.host().post(path() + "/" + move);
    }

    Answer is(String move, Map<String, ?> how) {
        return queue.host().post(path() + "/" + move, how);
    }

    Answer movedTo(Queue other) {
        return is("transfer", Map.of("queueId", other.id()));
    }

    /** Refused with the state that the place is in. */
    void isNot(String move, String state) {
        var refused = is(move).problem(409, "illegal-state");
        assertThat(refused.text("state")).as("%s", refused).isEqualTo(state);
    }

    Socket watching() {
        var socket = queue.socket();
        socket.send("watch", Map.of("placeId", placeId, "token", device));
        return socket;
    }
}
