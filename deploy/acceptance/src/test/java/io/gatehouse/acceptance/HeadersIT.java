package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(Gatehouse.class)
class HeadersIT {

    /** Answers of all kinds: good ones, problems, and those that the server gives before the product is asked. */
    static Stream<Answer> ofTheApi() {
        var admin = Api.admin();
        return Stream.of(
                admin.get("/api/events"),
                admin.post("/api/events", Event.description(Map.of())),
                Api.anyone().get("/api/events"),
                Api.anyone().post("/api/sessions", Map.of("username", "nobody", "password", "wrong")),
                admin.get("/api/nowhere"),
                admin.post("/api/events", "{"),
                admin.with("Content-Type", "text/plain").post("/api/events", "{}"),
                admin.delete("/api/events"),
                Api.anyone().get(Queue.create().path("")),
                Queue.create().join("a device"));
    }

    static Stream<Answer> ofTheConsole() {
        return Stream.of("/console/", "/console/sign-in.xhtml", "/console/nowhere.xhtml")
                .map(path -> Api.anyone().get(path));
    }

    static Stream<Answer> ofAll() {
        var others = List.of("/", "/nowhere", "/health", "/metrics", "/openapi").stream()
                .map(path -> Api.anyone().get(path));
        return Stream.of(ofTheApi(), ofTheConsole(), others).flatMap(some -> some);
    }

    @ParameterizedTest
    @MethodSource("ofAll")
    void theServerDoesNotSayWhatItIs(Answer answer) {
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.header("X-Powered-By")).isEmpty();
        assertThat(answer.body()).doesNotContainIgnoringCase("payara").doesNotContainIgnoringCase("glassfish");
    }

    @ParameterizedTest
    @MethodSource("ofAll")
    void noBrowserGuessesFramesOrLeaks(Answer answer) {
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(answer.header("Referrer-Policy")).isIn("no-referrer", "same-origin", "strict-origin");
        assertThat(answer.header("Permissions-Policy")).contains("camera=(self)");
    }

    @ParameterizedTest
    @MethodSource("ofTheApi")
    void theApiHasNothingToDoWithCookies(Answer answer) {
        assertThat(answer.headers("Set-Cookie")).isEmpty();
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ofTheApi")
    void theApiIsNotForCaches(Answer answer) {
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @MethodSource("ofTheConsole")
    void theConsolesCookieIsForTheServerAlone(Answer answer) {
        assertThat(answer.headers("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly").containsIgnoringCase("SameSite"));
    }

    @Test
    void aGuestsPageMayOpenSocketsToWhereItCameFrom() {
        var policy = Api.anyone().get("/q/" + Queue.create().id()).expect(200).header("Content-Security-Policy");

        assertThat(policy)
                .contains("connect-src 'self' ws://%1$s wss://%1$s;"
                        .formatted(Gatehouse.url().getAuthority()));
    }

    @Test
    void theConsolesScriptsAreItsOwn() {
        var policy = String.join(
                "; ", Api.anyone().get("/console/sign-in.xhtml").expect(200).headers("Content-Security-Policy"));

        assertThat(policy).matches(".*(default|script)-src [^;]*'(self|none)'.*");
        assertThat(policy).doesNotContain("'unsafe-eval'").doesNotMatch(".*script-src [^;]*'unsafe-inline'.*");
    }
}
