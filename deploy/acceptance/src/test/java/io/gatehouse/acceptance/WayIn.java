package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A browser's way through the provider and back, each step by itself, so that a test can stand in between. */
final class WayIn {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private final URI provider;
    private final String cookie;

    private WayIn(URI provider, String cookie) {
        this.provider = provider;
        this.cookie = cookie;
    }

    static WayIn begin() {
        var answer = get(Gatehouse.url().resolve("/console/openid/begin"), "");
        assertThat(answer.statusCode()).isEqualTo(302);
        var set = answer.headers().firstValue("Set-Cookie").orElse("");
        assertThat(set).contains("HttpOnly").contains("SameSite=Lax");
        return new WayIn(location(answer), set.substring(0, set.indexOf(';')));
    }

    /** Where the product sends people to. */
    URI provider() {
        return provider;
    }

    String asks(String parameter) {
        return query(provider).getOrDefault(parameter, "");
    }

    WayIn asking(String parameter, String value) {
        var query = query(provider);
        query.put(parameter, value);
        return new WayIn(with(provider, query), cookie);
    }

    /** The address to which the provider sends people back. */
    URI back() {
        var answer = get(provider, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return location(answer);
    }

    Arrival arrive(URI back) {
        return arrive(back, cookie);
    }

    static Arrival arrive(URI back, String cookie) {
        return new Arrival(get(back, cookie));
    }

    Arrival arrive() {
        return arrive(back());
    }

    static URI with(URI address, String parameter, String value) {
        var query = query(address);
        query.put(parameter, value);
        return with(address, query);
    }

    private static URI with(URI address, Map<String, String> query) {
        var text = query.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return URI.create(address.toString().replaceAll("\\?.*", "") + "?" + text);
    }

    private static Map<String, String> query(URI address) {
        Map<String, String> query = new LinkedHashMap<>();
        Stream.of(address.getRawQuery().split("&", -1)).forEach(pair -> {
            var at = pair.indexOf('=');
            query.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
        });
        return query;
    }

    private static URI location(HttpResponse<String> answer) {
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    private static HttpResponse<String> get(URI address, String cookie) {
        try {
            var request = HttpRequest.newBuilder(address);
            if (!cookie.isEmpty()) {
                request.header("Cookie", cookie);
            }
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the product made of it. */
    record Arrival(HttpResponse<String> answer) {

        Arrival signedIn() {
            assertThat(answer.statusCode())
                    .as("sent to %s", answer.headers().firstValue("Location"))
                    .isEqualTo(200);
            assertThat(page("/console/account.xhtml").statusCode()).isEqualTo(200);
            return this;
        }

        void refused(String problem) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
            assertThat(location(answer).toString()).endsWith("/console/sign-in.xhtml?problem=" + problem);
            assertThat(page("/console/account.xhtml").statusCode()).isEqualTo(302);
            assertThat(get(Gatehouse.url().resolve("/console/sign-in.xhtml?problem=" + problem), "")
                            .body())
                    .contains("class=\"alert\"");
        }

        HttpResponse<String> page(String path) {
            var session = answer.headers().allValues("Set-Cookie").stream()
                    .filter(cookie -> cookie.startsWith("gatehouse="))
                    .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                    .collect(Collectors.joining("; "));
            return get(Gatehouse.url().resolve(path), session);
        }
    }
}
