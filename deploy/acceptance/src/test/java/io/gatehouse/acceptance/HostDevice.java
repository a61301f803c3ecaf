package io.gatehouse.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The page of hosts as who stands at a counter uses it: by its words. All that depends on its markup stands here. */
final class HostDevice implements AutoCloseable {
    private final BrowserContext visitor;
    private final Page page;
    private final List<String> requests = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    private HostDevice(BrowserContext visitor, int width) {
        this.visitor = visitor;
        this.page = visitor.newPage();
        page.setViewportSize(width, 844);
        page.onRequest(request -> requests.add(request.url()));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    static HostDevice of(BrowserContext visitor) {
        return new HostDevice(visitor, 390);
    }

    static HostDevice of(BrowserContext visitor, int width) {
        return new HostDevice(visitor, width);
    }

    /** Paired under that name, at work. */
    static HostDevice paired(Browser browser, HostedQueue queue, String name) {
        var device = of(browser.visitor());
        device.pair(queue, name);
        return device;
    }

    HostDevice pair(HostedQueue queue, String name) {
        goTo(queue.pairing());
        assertThat(heading("Run “" + queue.name() + "”")).isVisible();
        field("Name of this device").fill(name);
        button("Begin").click();
        atWork(queue);
        return this;
    }

    void atWork(HostedQueue queue) {
        assertThat(heading(queue.name())).isVisible();
        assertThat(button("Call next")).isVisible();
        live();
    }

    void live() {
        assertThat(page.getByText("Live", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    void goTo(String path) {
        page.navigate(Gatehouse.url().resolve(path).toString());
    }

    Page page() {
        return page;
    }

    BrowserContext visitor() {
        return visitor;
    }

    /** The addresses that were asked for. */
    List<String> requests() {
        return requests;
    }

    /** What the browser's console says is wrong. */
    List<String> complaints() {
        return complaints;
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    void press(String name) {
        button(name).click();
    }

    void key(String key) {
        page.keyboard().press(key);
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    void inDialog(String name) {
        dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    void menu(String name) {
        press("Menu");
        inDialog(name);
    }

    /** Who is at this device's counter. */
    Locator guest() {
        return page.locator("[data-guest]:visible [data-number]");
    }

    void serves(int number) {
        assertThat(guest()).hasText(Integer.toString(number));
    }

    void servesNobody() {
        assertThat(page.getByText("Nobody is at your counter")).isVisible();
    }

    /** What the page says has happened, in big words. */
    void says(String words) {
        assertThat(page.locator("[data-note]:visible p").filter(new Locator.FilterOptions().setHasText(words)))
                .isVisible();
    }

    Locator waiting() {
        return list("Waiting");
    }

    Locator list(String heading) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(Pattern.compile("^" + heading)))
                .getByRole(AriaRole.LISTITEM);
    }

    @Override
    public void close() {
        visitor.close();
    }
}
