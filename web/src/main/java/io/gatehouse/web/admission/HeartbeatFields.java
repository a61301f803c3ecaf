package io.gatehouse.web.admission;

import io.gatehouse.scanner.ConnectionType;
import io.gatehouse.scanner.Heartbeat;
import io.gatehouse.web.problem.Fields;
import org.jspecify.annotations.Nullable;

/** Reads heartbeats from the fields of a request, or of a message on a socket. */
final class HeartbeatFields {

    private static final String TYPES = "LAN, TUNNEL";

    private HeartbeatFields() {}

    static Heartbeat ofRequest(Fields fields) {
        fields.require("type");
        return beat(fields, fields.optionalChoice("type", ConnectionType::read, TYPES));
    }

    /** A message's {@code type} says that it is a heartbeat, so that the connection's has another name, and may be left out. */
    static Heartbeat ofMessage(Fields fields) {
        return beat(fields, fields.optionalChoice("connectionType", ConnectionType::read, TYPES));
    }

    private static Heartbeat beat(Fields fields, @Nullable ConnectionType type) {
        fields.require("deviceId");
        return new Heartbeat(
                fields.text("deviceId", "?"),
                type,
                fields.optionalInteger("battery", null),
                fields.optionalInteger("queued", null),
                fields.optionalTime("sentAt", null),
                fields.optionalText("version", null),
                fields.ids("done"));
    }
}
