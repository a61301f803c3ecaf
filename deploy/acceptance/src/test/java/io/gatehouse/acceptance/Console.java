package io.gatehouse.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** The console as a person uses it: by the words on the screen. All that depends on its markup stands here. */
final class Console implements AutoCloseable {
    private static final Duration FRESH = Duration.ofSeconds(15);

    private final BrowserContext visitor;
    private final Page page;

    private Console(BrowserContext visitor) {
        this.visitor = visitor;
        this.page = visitor.newPage();
    }

    static Console visit(Browser browser) {
        var console = new Console(browser.visitor());
        console.goTo("/console/");
        return console;
    }

    static Console asAdmin(Browser browser) {
        var console = visit(browser);
        console.signIn("admin", Gatehouse.adminPassword());
        return console;
    }

    static Console asOperator(Browser browser) {
        Gatehouse.database().employ("operator", "OPERATOR");
        var console = visit(browser);
        console.signIn("operator", Gatehouse.adminPassword());
        return console;
    }

    Page page() {
        return page;
    }

    void goTo(String path) {
        page.navigate(Gatehouse.url().resolve(path).toString());
    }

    void signIn(String username, String password) {
        trySignIn(username, password);
        assertThat(button("Sign out")).isVisible();
    }

    void trySignIn(String username, String password) {
        field("Username").fill(username);
        field("Password").fill(password);
        button("Sign in").click();
    }

    void showsSignIn() {
        assertThat(button("Sign in")).isVisible();
        assertThat(button("Sign out")).hasCount(0);
    }

    void signOut() {
        button("Sign out").click();
    }

    void open(String place) {
        link(place).first().click();
    }

    void createEvent(String name, String zone, String starts, String ends, int capacity) {
        goTo("/console/");
        button("New event").click();
        field("Name").fill(name);
        enter(field("Time zone"), zone);
        field("Starts").fill(starts);
        field("Ends").fill(ends);
        field("Capacity").fill(Integer.toString(capacity));
        button("Create event").click();
        assertThat(heading(name)).isVisible();
    }

    void createCheckpoint(String name) {
        section("Checkpoints");
        button("New checkpoint").click();
        field("Name").fill(name);
        button("Create checkpoint").click();
        assertThat(page.getByText(name).first()).isVisible();
    }

    void openEvent(String name) {
        goTo("/console/");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name))
                .first()
                .click();
        assertThat(heading(name)).isVisible();
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    /** The row of a table, or the card of a list, that has these words in it. */
    Locator row(String words) {
        return page.getByRole(AriaRole.ROW)
                .or(page.getByRole(AriaRole.LISTITEM))
                .filter(new Locator.FilterOptions().setHasText(words))
                .first();
    }

    void press(String row, String button) {
        row(row).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
                .click();
    }

    /** Presses a button that does what cannot be undone, and says yes when the page asks once more. */
    void pressAndConfirm(String row, String button) {
        press(row, button);
        page.getByRole(AriaRole.ALERTDIALOG)
                .or(page.getByRole(AriaRole.DIALOG))
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
                .click();
    }

    /** What a dialog asks for, and the button that ends it. */
    void decide(String choice, String note, String button) {
        var dialog = dialog();
        dialog.getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + choice)))
                .check();
        annotate(note, button);
    }

    void annotate(String note, String button) {
        dialog().getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Note"))
                .fill(note);
        dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
                .click();
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    Locator admitted() {
        return page.locator("#stat-admitted, [data-testid=stat-admitted]").first();
    }

    /** The figure on an event's page, by itself or after a look at the page once more. */
    void awaitAdmitted(int count) {
        await("the figure of admitted guests").atMost(FRESH).until(() -> {
            page.reload();
            return figures(admitted().innerText()).contains(count);
        });
    }

    @Override
    public void close() {
        visitor.close();
    }

    private static List<Integer> figures(String text) {
        return Pattern.compile("\\d+")
                .matcher(text)
                .results()
                .map(digits -> Integer.valueOf(digits.group()))
                .toList();
    }

    private void section(String name) {
        var tab = page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name));
        if (tab.count() > 0) {
            tab.first().click();
        }
    }

    /** A list to choose from takes a choice, a field takes text. */
    private static void enter(Locator field, String value) {
        if (field.evaluate("element => element.tagName").equals("SELECT")) {
            field.selectOption(value);
        } else {
            field.fill(value);
        }
    }

    private Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .first();
    }

    /** A button or what looks like one; an icon may be part of its name. */
    Locator button(String name) {
        var button = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
        return button.or(link(name)).first();
    }

    private Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }
}
