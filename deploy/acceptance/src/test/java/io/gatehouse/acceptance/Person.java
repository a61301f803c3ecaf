package io.gatehouse.acceptance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Somebody who was invited and has accepted: an account with a password, signed in. */
record Person(String id, String username, String password, String token) {
    private static final String PASSWORD = "a rather long pass phrase";

    static Person who(String role, Event... onlyThese) {
        var username = Event.unique(role.toLowerCase(Locale.ROOT)).replace(' ', '-');
        var invited = invite(username, role, onlyThese);
        var session = accept(code(invited), PASSWORD).expect(201);
        return new Person(invited.text("id"), username, PASSWORD, session.text("token"));
    }

    static Answer invite(String username, String role, Event... onlyThese) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("username", username);
        body.put("name", "Name of " + username);
        body.put("role", role);
        if (onlyThese.length > 0) {
            body.put("events", Stream.of(onlyThese).map(Event::id).toList());
        }
        return Api.admin().post("/api/staff", body).expect(201);
    }

    static String code(Answer invited) {
        return invited.json().getJsonObject("invitation").getString("code");
    }

    static Answer accept(String code, String password) {
        return Api.anyone().post("/api/invitations", Map.of("code", code, "password", password));
    }

    Api api() {
        return Api.bearing(token);
    }

    String path() {
        return "/api/staff/" + id;
    }

    /** Signed in once more, elsewhere. */
    Api again() {
        return Api.bearing(Api.signIn(username, password).expect(201).text("token"));
    }

    Answer change(Map<String, ?> body) {
        return Api.admin().patch(path(), body);
    }

    Answer bindTo(Event... events) {
        return change(Map.of("events", List.of(events).stream().map(Event::id).toList()));
    }
}
