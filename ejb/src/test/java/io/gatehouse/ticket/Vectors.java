package io.gatehouse.ticket;

import io.gatehouse.ticket.code.CodeFormat;
import io.gatehouse.ticket.code.TicketCode;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;

/** docs/ticket-code-vectors.json, by which any implementation can be checked. */
final class Vectors {

    private static final Path FILE = Path.of("..", "docs", "ticket-code-vectors.json");

    private final JsonObject file;

    Vectors() {
        try (var reader = Json.createReader(Files.newBufferedReader(FILE))) {
            file = reader.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<JsonObject> list(String name) {
        return file.getJsonArray(name).getValuesAs(JsonObject.class);
    }

    SigningKey signingKey(int id) {
        return SigningKey.read(id, key(id).orElseThrow().getString("privateKey"));
    }

    /** Read as a door does that knows the event's public keys. */
    Optional<TicketCode> read(String code) {
        return CodeFormat.read(code, this::holds);
    }

    private boolean holds(int id, byte[] message, byte[] signature) {
        return key(id).map(key -> Base64.getUrlDecoder().decode(key.getString("publicKey")))
                .filter(key -> Ed25519.verify(signature, 0, key, 0, message, 0, message.length))
                .isPresent();
    }

    private Optional<JsonObject> key(int id) {
        return list("keys").stream().filter(key -> key.getInt("id") == id).findFirst();
    }

    static TicketCode said(JsonObject code) {
        return new TicketCode(
                code.getString("event"),
                code.getString("ticket"),
                code.getInt("key"),
                code.getInt("serial"),
                text(code, "category"),
                time(code, "validFrom"),
                time(code, "validUntil"));
    }

    private static @Nullable String text(JsonObject code, String field) {
        return code.isNull(field) ? null : code.getString(field);
    }

    private static @Nullable Instant time(JsonObject code, String field) {
        return code.isNull(field) ? null : Instant.parse(code.getString(field));
    }
}
