package io.gatehouse.acceptance;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The system's Chromium, driven without a window. */
final class Browser implements AutoCloseable {
    private static final int PATIENCE_MS = 20_000;
    private static final List<String> USUAL =
            List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run");

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    }

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    static Browser open() {
        return open(List.of());
    }

    /** One that sees what this camera sees; only the visitor {@link #visitorWhoLendsTheCamera} lets pages have it. */
    static Browser before(FakeCamera camera) {
        return open(camera.arguments());
    }

    private static Browser open(List<String> further) {
        var program = program();
        if (!Files.isExecutable(program)) {
            throw new IllegalStateException("Chromium is not installed: " + program
                    + " is missing. Install the package chromium, or name the program by CHROMIUM");
        }
        var playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options = new LaunchOptions()
                .setExecutablePath(program)
                .setArgs(Stream.concat(USUAL.stream(), further.stream()).toList());
        return new Browser(playwright, playwright.chromium().launch(options));
    }

    /** A visitor who was never here: no cookie, no history. */
    BrowserContext visitor() {
        var visitor = chromium.newContext();
        visitor.setDefaultTimeout(PATIENCE_MS);
        return visitor;
    }

    /** Somebody whose browser runs no scripts. */
    BrowserContext visitorWithoutScript() {
        var visitor = chromium.newContext(new NewContextOptions().setJavaScriptEnabled(false));
        visitor.setDefaultTimeout(PATIENCE_MS);
        return visitor;
    }

    /** As somebody does who says "go on all the same". */
    BrowserContext visitorWhoTakesAnyCertificate() {
        var visitor = chromium.newContext(new NewContextOptions().setIgnoreHTTPSErrors(true));
        visitor.setDefaultTimeout(PATIENCE_MS);
        return visitor;
    }

    /** As somebody does who is asked for the camera and says yes; any other visitor says no. */
    BrowserContext visitorWhoLendsTheCamera() {
        var visitor = visitor();
        visitor.grantPermissions(List.of("camera"));
        return visitor;
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }

    private static Path program() {
        var named = System.getProperty("chromium", System.getenv("CHROMIUM"));
        return Path.of(named == null || named.isBlank() ? "/usr/bin/chromium" : named);
    }
}
