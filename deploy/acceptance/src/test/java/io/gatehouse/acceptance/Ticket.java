package io.gatehouse.acceptance;

record Ticket(String id, String code) {

    Answer shown() {
        return Api.admin().get(path("")).expect(200);
    }

    Answer block() {
        return life("block");
    }

    Answer unblock() {
        return life("unblock");
    }

    Answer cancel() {
        return life("cancel");
    }

    /** The same ticket under its new code; this value keeps the old one. */
    Ticket reissue() {
        return new Ticket(id, life("reissue").text("code"));
    }

    String status() {
        return shown().text("status");
    }

    String path(String below) {
        return "/api/tickets/" + id + below;
    }

    private Answer life(String change) {
        return Api.admin().post(path("/" + change)).expect(200);
    }
}
