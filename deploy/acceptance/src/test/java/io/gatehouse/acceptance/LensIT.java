package io.gatehouse.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FetchOptions;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What reads codes in the browser, with a camera, in a page that does nothing else. Its scripts are the product's own. */
@ExtendWith(Gatehouse.class)
class LensIT {
    private static final IsVisibleOptions PATIENTLY = new IsVisibleOptions().setTimeout(30_000);
    private static final String RESOURCES = "/jakarta.faces.resource/";

    /** In a small-lettered text that says it is in UTF-8 is all that browsers' Java finds hard. */
    private static final String TEXT = "https://gate.example.org/k/Zürich-東京#7q2-9m4x";

    private static final String PICTURE = "document.querySelector('video').srcObject";

    private static final String OWN_READER = """
            window.BarcodeDetector = class {
              static async getSupportedFormats() { return ["qr_code"]; }
              async detect() { %s; }
            };
            """;

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
              <head><title>Lens</title></head>
              <body>
                <video width="320"></video>
                <ol id="texts"></ol>
                <ol id="errors"></ol>
                <button id="start">Start</button>
                <button id="stop">Stop</button>
                <script src="%1$slens.js.xhtml?ln=gatehouse"></script>
                <script src="page.js"></script>
              </body>
            </html>
            """.formatted(RESOURCES);

    private static final String SCRIPT = """
            const put = (id) => (told) => {
              const item = document.createElement("li");
              item.textContent = told;
              document.getElementById(id).append(item);
            };
            const lens = new gatehouse.Lens(document.querySelector("video"), { text: put("texts"), error: put("errors") });
            document.getElementById("start").addEventListener("click", () => lens.start());
            document.getElementById("stop").addEventListener("click", () => lens.stop());
            lens.start();
            """;

    @Test
    void aCodeBeforeTheCameraIsReadOnceForAsLongAsItIsThere() {
        try (var browser = Browser.before(FakeCamera.showing(TEXT));
                var visitor = browser.visitorWhoLendsTheCamera()) {
            var page = open(visitor);

            assertThat(page.locator("#texts li")).hasText(new String[] {TEXT});
            awaitFrames(page, 100);
            assertThat(page.locator("#texts li")).hasText(new String[] {TEXT});
            assertThat(page.locator("#errors li")).hasCount(0);
        }
    }

    @Test
    void severalCodesAreReadOneAfterTheOther() {
        try (var browser = Browser.before(FakeCamera.showing("FIRST", "SECOND", "THIRD"));
                var visitor = browser.visitorWhoLendsTheCamera()) {
            var page = open(visitor);

            assertThat(page.locator("#texts li").nth(4)).isVisible(PATIENTLY);
            var texts = page.locator("#texts li").allTextContents();
            Assertions.assertThat(texts.subList(0, 3)).containsExactlyInAnyOrder("FIRST", "SECOND", "THIRD");
            Assertions.assertThat(texts.subList(3, 5)).isEqualTo(texts.subList(0, 2));
        }
    }

    @Test
    void theCameraIsGivenBackAndTakenAgain() {
        try (var browser = Browser.before(FakeCamera.showing(TEXT));
                var visitor = browser.visitorWhoLendsTheCamera()) {
            var page = open(visitor);
            assertThat(page.locator("#texts li")).hasCount(1);

            page.locator("#stop").click();
            Assertions.assertThat(page.evaluate(PICTURE)).isNull();
            page.locator("#start").click();

            awaitFrames(page, 10);
            assertThat(page.locator("#errors li")).hasCount(0);
        }
    }

    @Test
    void aPageThatNobodySeesHasNoCamera() {
        try (var browser = Browser.before(FakeCamera.showing(TEXT));
                var visitor = browser.visitorWhoLendsTheCamera()) {
            var page = open(visitor);
            assertThat(page.locator("#texts li")).hasCount(1);

            hide(page, true);
            Assertions.assertThat(page.evaluate(PICTURE)).isNull();
            hide(page, false);

            awaitFrames(page, 10);
        }
    }

    @Test
    void aBrowsersOwnReaderIsPreferred() {
        try (var browser = Browser.before(FakeCamera.showing(TEXT));
                var visitor = browser.visitorWhoLendsTheCamera()) {
            visitor.addInitScript(OWN_READER.formatted("return [{ rawValue: 'its own' }]"));

            assertThat(open(visitor).locator("#texts li")).hasText(new String[] {"its own"});
        }
    }

    @Test
    void aBrowsersOwnReaderThatFailsIsReplacedByOurs() {
        try (var browser = Browser.before(FakeCamera.showing(TEXT));
                var visitor = browser.visitorWhoLendsTheCamera()) {
            visitor.addInitScript(OWN_READER.formatted("throw new Error()"));

            assertThat(open(visitor).locator("#texts li")).hasText(new String[] {TEXT});
        }
    }

    @Test
    void whoSaysNoIsToldSo() {
        try (var browser = Browser.before(FakeCamera.showing(TEXT));
                var visitor = browser.visitor()) {
            assertThat(open(visitor).locator("#errors li")).hasText(new String[] {"denied"});
        }
    }

    @Test
    void aMachineWithoutACameraSaysSo() {
        try (var browser = Browser.open();
                var visitor = browser.visitorWhoLendsTheCamera()) {
            assertThat(open(visitor).locator("#errors li")).hasText(new String[] {"missing"});
        }
    }

    @Test
    void overPlainHttpThereIsNoCamera() {
        try (var browser = Browser.before(FakeCamera.showing(TEXT));
                var visitor = browser.visitorWhoLendsTheCamera()) {
            var page = open(visitor, URI.create("http://gate.example/"));

            assertThat(page.locator("#errors li")).hasText(new String[] {"insecure"});
        }
    }

    private static Page open(BrowserContext visitor) {
        return open(visitor, Gatehouse.url());
    }

    private static Page open(BrowserContext visitor, URI origin) {
        var page = visitor.newPage();
        serve(page, origin.resolve("/lens/"), "text/html", PAGE);
        serve(page, origin.resolve("/lens/page.js"), "text/javascript", SCRIPT);
        if (!origin.equals(Gatehouse.url())) {
            page.route(origin.resolve(RESOURCES) + "**", LensIT::fetchFromTheProduct);
        }
        page.navigate(origin.resolve("/lens/").toString());
        return page;
    }

    /** Under the policy that the product's own pages are under. */
    private static void serve(Page page, URI address, String type, String body) {
        var policy = Api.anyone().get("/scanner/").header("Content-Security-Policy");
        page.route(
                address.toString(),
                route -> route.fulfill(new FulfillOptions()
                        .setContentType(type + "; charset=utf-8")
                        .setHeaders(Map.of("Content-Security-Policy", policy))
                        .setBody(body)));
    }

    private static void fetchFromTheProduct(Route route) {
        var path = URI.create(route.request().url());
        var answer = route.fetch(new FetchOptions()
                .setUrl(Gatehouse.url()
                        .resolve(path.getRawPath() + "?" + path.getRawQuery())
                        .toString()));
        route.fulfill(new FulfillOptions().setResponse(answer));
    }

    private static void hide(Page page, boolean hidden) {
        page.evaluate(
                "hidden => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });"
                        + " document.dispatchEvent(new Event('visibilitychange')); }",
                hidden);
    }

    private static void awaitFrames(Page page, int frames) {
        page.evaluate(
                "window.framesBefore = document.querySelector('video').getVideoPlaybackQuality().totalVideoFrames");
        await().atMost(Duration.ofSeconds(30)).until(() -> (Boolean) page.evaluate(
                "frames => document.querySelector('video').getVideoPlaybackQuality().totalVideoFrames - window.framesBefore >= frames",
                frames));
    }
}
