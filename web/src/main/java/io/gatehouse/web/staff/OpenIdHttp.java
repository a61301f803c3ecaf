package io.gatehouse.web.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Speaks to the provider, patiently but not for ever, and reads no more than an answer may have. */
@ApplicationScoped
class OpenIdHttp {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 1024 * 1024;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    JsonObject get(String address, @Nullable String authorization) throws OpenIdFailure {
        return send(request(address, authorization).GET().build());
    }

    JsonObject post(String address, Map<String, String> form, @Nullable String authorization) throws OpenIdFailure {
        return send(request(address, authorization)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(form)))
                .build());
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static Map<String, Object> map(JsonObject object) {
        Map<String, Object> map = new LinkedHashMap<>();
        object.forEach((name, value) -> {
            Object plain = plain(value);
            if (plain != null) {
                map.put(name, plain);
            }
        });
        return map;
    }

    private static @Nullable Object plain(JsonValue value) {
        if (value instanceof JsonString string) {
            return string.getString();
        }
        if (value instanceof JsonNumber number) {
            return number.bigDecimalValue();
        }
        if (value instanceof JsonArray array) {
            return array.stream().map(item -> String.valueOf(plain(item))).toList();
        }
        if (value instanceof JsonObject object) {
            return map(object);
        }
        return value == JsonValue.NULL ? null : (Object) (value == JsonValue.TRUE);
    }

    private static HttpRequest.Builder request(String address, @Nullable String authorization) throws OpenIdFailure {
        try {
            URI uri = URI.create(address);
            if (!"https".equals(uri.getScheme()) && !isLoopback(uri.getHost())) {
                throw new OpenIdFailure(OpenIdProblem.UNTRUSTED, "not an HTTPS address: " + address);
            }
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(uri).timeout(ANSWER).header("Accept", "application/json");
            return authorization == null ? request : request.header("Authorization", authorization);
        } catch (IllegalArgumentException e) {
            throw new OpenIdFailure(OpenIdProblem.UNTRUSTED, "not an address", e);
        }
    }

    private static boolean isLoopback(@Nullable String host) {
        try {
            return host != null
                    && (host.equals("localhost") || host.matches("[0-9.]+|\\[[0-9a-fA-F:.]+]"))
                    && InetAddress.getByName(host).isLoopbackAddress();
        } catch (IOException e) {
            return false;
        }
    }

    private JsonObject send(HttpRequest request) throws OpenIdFailure {
        try {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                byte[] bytes = body.readNBytes(MOST_BYTES);
                if (response.statusCode() != OK) {
                    boolean refused = response.statusCode() >= BAD_REQUEST && response.statusCode() < SERVER_ERROR;
                    throw new OpenIdFailure(
                            refused ? OpenIdProblem.UNTRUSTED : OpenIdProblem.UNREACHABLE,
                            request.uri().getPath() + " answered " + response.statusCode());
                }
                try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
                    return reader.readObject();
                }
            }
        } catch (IOException e) {
            throw new OpenIdFailure(
                    OpenIdProblem.UNREACHABLE, "no answer from " + request.uri().getHost(), e);
        } catch (JsonException e) {
            throw new OpenIdFailure(OpenIdProblem.UNTRUSTED, "not JSON", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OpenIdFailure(OpenIdProblem.UNREACHABLE, "interrupted", e);
        }
    }
}
