package io.gatehouse.network.choice;

import static io.gatehouse.network.choice.Client.HOME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** docs/identity-vectors.json, by which any implementation can be checked. */
class VectorsTest {

    private static final Path FILE = Path.of("..", "docs", "identity-vectors.json");

    private final JsonObject file = read();
    private final JsonObject key = file.getJsonObject("key");

    @Test
    void theKeyIsWhatItsPrivateHalfMakes() {
        assertEquals(key.getString("privateKey"), HOME.privateKey());
        assertEquals(key.getString("publicKey"), HOME.publicKey());
        assertEquals(key.getString("fingerprint"), HOME.fingerprint());
        assertEquals(key.getString("instance"), HOME.instance);
    }

    @Test
    void signaturesAreOverTheSignedTexts() {
        for (JsonObject one : list("identities")) {
            JsonObject answer = one.getJsonObject("answer");
            String text = SignedText.identity(
                    answer.getString("instance"), answer.getString("nonce"), answer.getString("origin"));
            assertEquals(one.getString("signedText"), text);
            if (one.getBoolean("good")) {
                assertEquals(answer.getString("signature"), HOME.sign(text));
            }
        }
        for (JsonObject one : list("configs")) {
            assertEquals(one.getString("signedText"), config(one).signedText());
            if (one.getBoolean("good")) {
                assertEquals(config(one).signature(), HOME.sign(one.getString("signedText")));
            }
        }
    }

    @Test
    void identitiesAreBelievedOrNotAsIsSaid() {
        for (JsonObject one : list("identities")) {
            Line line = new Line(
                    1,
                    Candidate.byAddress(one.getString("dialled")).orElseThrow(),
                    Line.Purpose.RACE,
                    one.getString("asked"),
                    0,
                    1_000);
            JsonObject answer = one.getJsonObject("answer");
            Optional<Explanation> flaw = knowledge(Memory.NO_CONFIG)
                    .flaw(
                            line,
                            new Identity(
                                    answer.getString("instance"),
                                    answer.getString("publicKey"),
                                    answer.getString("nonce"),
                                    answer.getString("origin"),
                                    answer.getString("signature")));
            assertEquals(one.getBoolean("good"), flaw.isEmpty(), one.getString("name"));
            flaw.ifPresent(why -> assertEquals(one.getString("reason"), why.name(), one.getString("name")));
        }
    }

    @Test
    void configsAreBelievedOrNotAsIsSaid() {
        for (JsonObject one : list("configs")) {
            Knowledge knowledge = knowledge(one.getInt("known"));
            assertEquals(one.getBoolean("good"), knowledge.learn(config(one)), one.getString("name"));
        }
    }

    @Test
    void goodAndBadOnesAreThere() {
        for (String kind : List.of("identities", "configs")) {
            assertTrue(list(kind).stream().anyMatch(one -> one.getBoolean("good")));
            assertFalse(list(kind).stream().allMatch(one -> one.getBoolean("good")));
        }
    }

    private Knowledge knowledge(long sequence) {
        Memory memory = new Memory(
                key.getString("fingerprint"),
                key.getString("instance"),
                key.getString("publicKey"),
                sequence,
                List.of(),
                List.of(),
                null);
        return new Knowledge(memory, Site.NOTARY, new ArrayList<>());
    }

    private static SignedConfig config(JsonObject one) {
        JsonObject data = one.getJsonObject("data");
        @Nullable String publicUrl = data.isNull("publicUrl") ? null : data.getString("publicUrl");
        return new SignedConfig(
                data.getString("instance"),
                data.getJsonNumber("sequence").longValue(),
                data.getJsonNumber("timestamp").longValue(),
                publicUrl,
                data.getJsonArray("localUrls").getValuesAs(JsonString::getString),
                data.getString("signature"));
    }

    private List<JsonObject> list(String name) {
        return file.getJsonArray(name).getValuesAs(JsonObject.class);
    }

    private static JsonObject read() {
        try (var reader = Json.createReader(Files.newBufferedReader(FILE))) {
            return reader.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
