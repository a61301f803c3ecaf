package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What came back for one request, and what may be asked of it. */
final class Answer {
    private final String request;
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    Answer(String request, int status, HttpHeaders headers, byte[] body) {
        this.request = request;
        this.status = status;
        this.headers = headers;
        this.body = body.clone();
    }

    String request() {
        return request;
    }

    int status() {
        return status;
    }

    byte[] bytes() {
        return body.clone();
    }

    String body() {
        return new String(body, StandardCharsets.UTF_8);
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    List<String> headers(String name) {
        return headers.allValues(name);
    }

    Answer expect(int expected) {
        assertThat(status).as("%s answered %s", request, body()).isEqualTo(expected);
        return this;
    }

    Answer expectSuccess() {
        assertThat(status).as("%s answered %s", request, body()).isBetween(200, 299);
        return this;
    }

    JsonObject json() {
        try (var reader = Json.createReader(new StringReader(body()))) {
            return reader.readObject();
        } catch (JsonException e) {
            throw new AssertionError(this + " is not a JSON object: " + body(), e);
        }
    }

    String text(String field) {
        assertThat(json()).as("%s", this).containsKey(field);
        return json().getString(field);
    }

    int number(String field) {
        assertThat(json()).as("%s", this).containsKey(field);
        return json().getInt(field);
    }

    List<JsonObject> items() {
        assertThat(json()).as("a list, %s", this).containsKeys("items", "next");
        return json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    /** An error of that status, whatever its slug. */
    Answer problem(int expected) {
        expect(expected);
        assertThat(text("type")).as("%s", this).startsWith("urn:gatehouse:problem:");
        return this;
    }

    Answer problem(int expected, String slug) {
        problem(expected);
        assertThat(text("type")).as("%s", this).isEqualTo("urn:gatehouse:problem:" + slug);
        return this;
    }

    /** Refused as the caller's own fault; which of the codes fits is left to the product. */
    Answer refused() {
        assertThat(status).as("%s answered %s", request, body()).isBetween(400, 499);
        return this;
    }

    /** Refused because the caller's token, or its absence, gives no right to this. */
    Answer forbidden() {
        assertThat(status).as("%s answered %s", request, body()).isIn(401, 403);
        return this;
    }

    /** Refused as bad input, with a violation that names the field and says something about it. */
    Answer violates(String field) {
        problem(400);
        assertThat(json()).as("%s", this).containsKey("violations");
        var violations = json().getJsonArray("violations").getValuesAs(JsonObject.class);
        assertThat(violations).as("violations of %s", this).anySatisfy(violation -> {
            assertThat(violation.getString("field")).contains(field);
            assertThat(violation.getString("message")).isNotBlank();
        });
        return this;
    }

    static boolean isNull(JsonObject object, String field) {
        return object.get(field) == JsonValue.NULL;
    }

    @Override
    public String toString() {
        return request + " -> " + status;
    }
}
