package io.gatehouse.acceptance;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An enrolled scanner in somebody's hand, standing at one of its checkpoints. */
record Door(String scannerId, String name, String token, Checkpoint checkpoint, Optional<URI> node) {

    Door(String scannerId, String name, String token, Checkpoint checkpoint) {
        this(scannerId, name, token, checkpoint, Optional.empty());
    }

    static Door enrol(Event event, String profile, List<String> checkpointIds, Checkpoint first) {
        var fields = Map.of("checkpointIds", checkpointIds, "profile", profile, "approve", true);
        var code = event.pairing(fields).expect(201).text("pairingCode");
        return enrol(code, first);
    }

    /** Enrolled by a pairing code, approved or waiting as the pairing says. */
    static Door enrol(String pairingCode, Checkpoint first) {
        var name = Event.unique("Scanner");
        var answer = join(pairingCode, name).expect(201);
        return new Door(answer.text("scannerId"), name, answer.text("token"), first);
    }

    static Answer join(String pairingCode, String name) {
        return Api.anyone().post("/api/scanners", Map.of("pairingCode", pairingCode, "name", name));
    }

    /** The same scanner, carried to another checkpoint. */
    Door at(Checkpoint other) {
        return new Door(scannerId, name, token, other, node);
    }

    /** The same scanner, asking another node. */
    Door on(URI another) {
        return new Door(scannerId, name, token, checkpoint, Optional.of(another));
    }

    Verdict enter(Ticket ticket) {
        return scan(Scan.of(checkpoint, ticket));
    }

    Verdict enter(String code) {
        return scan(Scan.of(checkpoint, code));
    }

    Verdict leave(Ticket ticket) {
        return scan(Scan.of(checkpoint, ticket).exit());
    }

    Verdict force(Ticket ticket) {
        return scan(Scan.of(checkpoint, ticket).force());
    }

    Verdict scan(Scan scan) {
        return Verdict.of(ask(scan));
    }

    /** For a server that may die meanwhile: no verdict where it did not answer. */
    Optional<Verdict> tryScan(Scan scan) {
        return api().tryPost("/api/scanner/scans", scan.body()).map(Verdict::of);
    }

    Optional<List<Outcome>> tryUpload(List<Scan> scans) {
        return api().tryPost("/api/scanner/scans/batch", Batch.of(scans).json()).map(Outcome::of);
    }

    /** For scans that may not get a verdict at all. */
    Answer ask(Scan scan) {
        return api().post("/api/scanner/scans", scan.body());
    }

    /** A list of scans made without a connection, sent now by a clock that is right. */
    List<Outcome> upload(Scan... scans) {
        return upload(List.of(scans));
    }

    List<Outcome> upload(List<Scan> scans) {
        return upload(Batch.of(scans));
    }

    List<Outcome> upload(Batch batch) {
        return Outcome.of(hand(batch));
    }

    Outcome uploadOne(Scan scan) {
        return upload(scan).get(0);
    }

    /** For lists that may not be taken at all. */
    Answer hand(Batch batch) {
        return api().post("/api/scanner/scans/batch", batch.json());
    }

    /** A heartbeat of a scanner whose clock says that it is this late. */
    Answer heartbeat(Instant sentAt) {
        return heartbeat(Map.of("deviceId", name, "type", "LAN", "sentAt", sentAt.toString()));
    }

    Answer heartbeat(Map<String, ?> fields) {
        return heartbeat(checkpoint.event(), fields);
    }

    Answer heartbeat(Event event, Map<String, ?> fields) {
        return api().post("/api/scanner/heartbeat/" + event.id(), fields);
    }

    Answer heartbeat(String body) {
        return api().post("/api/scanner/heartbeat/" + checkpoint.event().id(), body);
    }

    /** As supervisors see it. */
    JsonObject row() {
        return Api.admin().get("/api/scanners/" + scannerId).expect(200).json();
    }

    Answer undo(Scan scan) {
        return api().post("/api/scanner/scans/" + scan.id() + "/undo");
    }

    Api api() {
        Api api = Api.bearing(token);
        return node.map(api::at).orElse(api);
    }

    void approve() {
        supervise("approve").expectSuccess();
    }

    void suspend() {
        supervise("suspend").expectSuccess();
    }

    void revoke() {
        supervise("revoke").expectSuccess();
    }

    /** The same scanner with another token. */
    Door bearing(String other) {
        return new Door(scannerId, name, other, checkpoint);
    }

    Answer command(Map<String, ?> wanted) {
        return Api.supervisor().post("/api/scanners/" + scannerId + "/commands", wanted);
    }

    /** The id of a command that was issued now. */
    String command(String name) {
        return command(Map.of("name", name)).expect(201).text("id");
    }

    /** The commands that it is told with a heartbeat. */
    List<JsonObject> beat() {
        return beat(List.of());
    }

    List<JsonObject> beat(List<String> done) {
        var answer = heartbeat(Map.of("deviceId", name, "type", "LAN", "done", done));
        return answer.expect(200).json().getJsonArray("commands").getValuesAs(JsonObject.class);
    }

    Answer supervise(String action) {
        return Api.admin().post("/api/scanners/" + scannerId + "/" + action);
    }
}
