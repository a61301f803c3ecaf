package io.gatehouse.acceptance;

import java.util.Map;

record Checkpoint(String id, String name, Event event) {

    Answer patch(Map<String, ?> rules) {
        return Api.admin().patch("/api/checkpoints/" + id, rules).expect(200);
    }

    void pause() {
        Api.admin().post("/api/checkpoints/" + id + "/pause").expectSuccess();
    }

    void resume() {
        Api.admin().post("/api/checkpoints/" + id + "/resume").expectSuccess();
    }
}
