package io.gatehouse.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTPS with a certificate of our own authority, as it is met on the machine itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsIT {
    private static final String PASSWORD = "acceptance-Admin-7391";
    private static final int MANY = 300;

    private final int port = Product.freePort();
    private final Product product =
            Product.start("tls", PASSWORD, Map.of("GATEHOUSE_HTTPS_PORT", Integer.toString(port)));
    private final AutoCloseable ours = Gatehouse.insteadOf(product);
    private final Path authority = product.data().resolve("tls/authority.crt");
    private final HttpClient trusting = Certificates.client(authority);

    @AfterAll
    void stop() throws Exception {
        product.close();
        ours.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void whoTrustsTheAuthorityAloneComesIn(String host) throws Exception {
        var answer = get(trusting, "https://" + host + ":" + port + "/health/ready", BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
    }

    @Test
    void whoDoesNotTrustItStaysOutside() {
        assertThatExceptionOfType(SSLHandshakeException.class)
                .isThrownBy(() -> get(HttpClient.newHttpClient(), https("/health/ready"), BodyHandlers.ofString()));
    }

    @Test
    void theChainIsShownWithoutItsRoot() {
        var chain = Certificates.shown(URI.create(https("/")));

        assertThat(chain).hasSize(2);
        assertThat(chain.get(1).getIssuerX500Principal())
                .isEqualTo(Certificates.read(authority).getSubjectX500Principal());
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, true",
        "TLSv1.3, TLS_AES_128_GCM_SHA256, true",
        "TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256, false",
        "TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA, false",
    })
    void onlyGoodCiphersAreSpoken(String protocol, String suite, boolean spoken) throws IOException {
        try (var socket = socket()) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.setEnabledCipherSuites(new String[] {suite});
            if (spoken) {
                socket.startHandshake();
                assertThat(socket.getSession().getCipherSuite()).isEqualTo(suite);
            } else {
                assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(socket::startHandshake);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/trust", "/console/", "/console/sign-in.xhtml", "/nowhere", "/api/events", "/health"})
    void theHeadersAreThoseOfPlainHttp(String path) throws Exception {
        var plain = get(HttpClient.newHttpClient(), product.url().resolve(path).toString(), BodyHandlers.ofString());
        var encrypted = get(trusting, https(path), BodyHandlers.ofString());

        assertThat(encrypted.statusCode()).isEqualTo(plain.statusCode());
        for (var name : List.of(
                "X-Content-Type-Options",
                "X-Frame-Options",
                "Referrer-Policy",
                "Permissions-Policy",
                "Cross-Origin-Opener-Policy",
                "Cache-Control")) {
            assertThat(encrypted.headers().allValues(name))
                    .as(name)
                    .isEqualTo(plain.headers().allValues(name));
        }
        assertThat(policy(encrypted)).isEqualTo(policy(plain)).isPresent();
        assertThat(encrypted.headers().map()).doesNotContainKeys("server", "x-powered-by");
        // nobody could come back by plain HTTP, nor to anything else on this machine
        assertThat(encrypted.headers().map()).doesNotContainKey("strict-transport-security");
        assertThat(encrypted.headers().allValues("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie).contains("Secure", "HttpOnly"));
    }

    /** Each names the address at which it was asked, for sockets. */
    private static Optional<String> policy(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Content-Security-Policy")
                .map(policy -> policy.replace(answer.uri().getAuthority(), "here"));
    }

    @Test
    void aConnectionIsKeptForManyRequests() throws IOException {
        try (var socket = socket()) {
            socket.startHandshake();
            for (int i = 0; i < MANY; i++) {
                socket.getOutputStream()
                        .write("HEAD /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(head(socket)).as("request %d", i).startsWith("HTTP/1.1 200");
            }
        }
    }

    @Test
    void socketsAreOpenedOverIt() {
        var event = Event.create();
        try (var watcher = Socket.watching(trusting, URI.create(https("/")), event, token())) {
            assertThat(watcher.next("initial_state").containsKey("stats")).isTrue();
        }
    }

    @Test
    void peopleSignInAndWatchByABrowser() {
        var event = Event.create();
        List<String> sockets = new CopyOnWriteArrayList<>();
        List<String> frames = new CopyOnWriteArrayList<>();
        try (var browser = Browser.open();
                var visitor = browser.visitorWhoTakesAnyCertificate()) {
            var page = visitor.newPage();
            page.onWebSocket(socket -> {
                sockets.add(socket.url());
                socket.onFrameReceived(frame -> frames.add(frame.text()));
            });
            page.navigate(https("/console/"));
            page.getByLabel("Username").fill("admin");
            page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
                    .fill(PASSWORD);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                    .first()
                    .click();
            assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")))
                    .isVisible();
            page.navigate(https("/console/event.xhtml?id=" + event.id()));
            page.waitForCondition(() -> frames.stream().anyMatch(frame -> frame.contains("initial_state")));

            assertThat(sockets).isNotEmpty().allMatch(url -> url.startsWith("wss://localhost:" + port + "/ws/"));
            assertThat(page.evaluate("isSecureContext")).isEqualTo(true);
            assertThat(visitor.cookies())
                    .isNotEmpty()
                    .allMatch(cookie -> cookie.secure && cookie.httpOnly, "secure and kept from scripts");
        }
    }

    @Test
    void thePageThatHelpsToTrustShowsWhatTheTerminalShows() throws Exception {
        var fingerprint = Certificates.fingerprint(Certificates.read(authority));
        for (var address :
                List.of(https("/trust"), product.url().resolve("/trust").toString())) {
            var page = get(trusting, address, BodyHandlers.ofString()).body();

            assertThat(page.replaceAll("</?code>", ":").replace("::", ":"))
                    .as(address)
                    .contains(fingerprint);
            assertThat(page).contains("Certificate Trust Settings", "gatehouse-ca.mobileconfig", "Is that safe?");
        }
    }

    @Test
    void itsDownloadsAreTheAuthorityInTheFormsThatDevicesTake() throws Exception {
        var expected = Certificates.read(authority);

        var der =
                get(trusting, product.url().resolve("/trust/gatehouse-ca.crt").toString(), BodyHandlers.ofByteArray());
        assertThat(der.headers().firstValue("Content-Type")).contains("application/x-x509-ca-cert");
        assertThat(der.body()).isEqualTo(expected.getEncoded());

        var profile = get(trusting, https("/trust/gatehouse-ca.mobileconfig"), BodyHandlers.ofString());
        assertThat(profile.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/x-apple-aspen-config");
        assertThat(profile.body())
                .contains(
                        "com.apple.security.root",
                        expected.getSubjectX500Principal().getName().substring(3, 20))
                .isEqualTo(get(trusting, https("/trust/gatehouse-ca.mobileconfig"), BodyHandlers.ofString())
                        .body());
        assertThat(Pattern.compile("<key>PayloadUUID</key><string>([0-9A-F-]{36})</string>")
                        .matcher(profile.body())
                        .results()
                        .map(found -> found.group(1))
                        .distinct())
                .hasSize(2);

        assertThat(get(trusting, https("/trust/gatehouse-ca.pem"), BodyHandlers.ofString())
                        .body())
                .startsWith("-----BEGIN CERTIFICATE-----");
    }

    @ParameterizedTest
    @CsvSource({
        "iPhone; CPU iPhone OS 18_0 like Mac OS X, iPhone and iPad",
        "Linux; Android 15; Pixel 9, Android",
        "Windows NT 10.0, Windows",
        "Macintosh; Intel Mac OS X 10_15_7, Mac",
        "X11; Linux x86_64, 'Linux, and Firefox everywhere'",
    })
    void theVisitorsOwnSystemIsExplainedFirst(String userAgent, String system) throws Exception {
        var request = HttpRequest.newBuilder(product.url().resolve("/trust"))
                .header("User-Agent", "Mozilla/5.0 (" + userAgent + ")");
        var page = trusting.send(request.build(), BodyHandlers.ofString()).body();

        assertThat(page).containsOnlyOnce("<h3>").contains("<h3>" + system + "</h3>");
        assertThat(page.split("<summary>", -1)).hasSize(5);
    }

    private String https(String path) {
        return "https://localhost:" + port + path;
    }

    private static String token() {
        return Api.anyone()
                .post("/api/sessions", Map.of("username", "admin", "password", PASSWORD))
                .expect(201)
                .text("token");
    }

    private static <T> HttpResponse<T> get(HttpClient client, String address, HttpResponse.BodyHandler<T> body)
            throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), body);
    }

    private SSLSocket socket() throws IOException {
        return (SSLSocket) Certificates.trusting(authority).getSocketFactory().createSocket("localhost", port);
    }

    private static String head(SSLSocket socket) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                return "the connection was closed after: " + head;
            }
            head.append((char) next);
        }
        return head.toString();
    }
}
