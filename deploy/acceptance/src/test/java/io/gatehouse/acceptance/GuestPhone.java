package io.gatehouse.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** A guest with a phone: what stands on its screen, and what is tapped there. */
final class GuestPhone implements AutoCloseable {

    /** Keep what would be heard or printed. */
    private static final String STAND_INS = """
            window.heard = { tones: 0, spoken: [], prints: [] };
            const create = AudioContext.prototype.createOscillator;
            AudioContext.prototype.createOscillator = function () {
              window.heard.tones++;
              return create.call(this);
            };
            speechSynthesis.speak = (words) => {
              window.heard.spoken.push(words.text);
              words.onend();
            };
            window.print = () => window.heard.prints.push(performance.now());
            """;

    private final BrowserContext visitor;
    private final Page page;

    GuestPhone(BrowserContext visitor) {
        this.visitor = visitor;
        visitor.addInitScript(STAND_INS);
        this.page = visitor.newPage();
        page.setViewportSize(390, 844);
    }

    Page page() {
        return page;
    }

    void open(String path) {
        page.navigate(Gatehouse.url().resolve(path).toString());
    }

    void tap(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .or(page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(button).setExact(true)))
                .first()
                .click();
    }

    void reads(String words) {
        assertThat(page.getByText(words).locator("visible=true").first()).isVisible();
    }

    Locator number() {
        return page.locator("[data-number]");
    }

    Locator part(String name) {
        return page.locator("[data-" + name + "]");
    }

    int tones() {
        return ((Number) page.evaluate("heard.tones")).intValue();
    }

    void fitsItsScreen() {
        for (int width : new int[] {320, 390, 1440}) {
            page.setViewportSize(width, 844);
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("no need to scroll sideways at %d px", width)
                    .isEqualTo(true);
        }
        page.setViewportSize(390, 844);
    }

    @Override
    public void close() {
        visitor.close();
    }
}
