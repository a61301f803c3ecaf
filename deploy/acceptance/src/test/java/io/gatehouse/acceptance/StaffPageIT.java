package io.gatehouse.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Inviting, changing and sending people away, as an administrator does it in the console, and what they see of it. */
@ExtendWith(Gatehouse.class)
class StaffPageIT {
    private static final String PASSWORD = "three or four words";
    private static final int PHONE = 390;
    private static final int DESK = 1440;

    private static Browser browser;

    private final String username = Event.unique("maria").replace(' ', '-');
    private final String name = "Maria " + username;

    @BeforeAll
    static void openTheBrowser() {
        browser = Browser.open();
    }

    @AfterAll
    static void closeTheBrowser() {
        browser.close();
    }

    @Test
    void whoIsInvitedByALinkChoosesAPasswordAndIsSignedIn() {
        var event = Event.create();
        var link = invite(event);
        Assertions.assertThat(URI.create(link).getFragment()).startsWith("code=");

        try (var console = Console.visit(browser)) {
            console.page().navigate(link);
            Assertions.assertThat(console.page().url()).doesNotContain("code=");
            choose(console.page(), "short", "short");
            assertThat(console.page().getByText("at least 12 characters").last())
                    .isVisible();
            choose(console.page(), PASSWORD, "another thing entirely");
            assertThat(console.page().getByText("Password again is not the same"))
                    .isVisible();
            choose(console.page(), PASSWORD, PASSWORD);

            assertThat(console.heading("Your account")).isVisible();
            assertThat(console.page().getByText("sign in as " + username)).isVisible();
            console.goTo("/console/");
            assertThat(console.heading(event.name())).isVisible();
            assertThat(link(console.page(), "Staff")).hasCount(0);
            console.signOut();
            console.signIn(username, PASSWORD);
        }
    }

    @Test
    void aLinkIsGoodOnce() {
        var link = invite(Event.create());
        try (var console = Console.visit(browser)) {
            console.page().navigate(link);
            choose(console.page(), PASSWORD, PASSWORD);
            assertThat(console.heading("Your account")).isVisible();
        }
        try (var console = Console.visit(browser)) {
            console.page().navigate(link);
            choose(console.page(), PASSWORD, PASSWORD);
            assertThat(console.page().getByText("There is no such invitation")).isVisible();
            assertThat(console.heading("Welcome")).isVisible();
        }
    }

    @Test
    void aChangeOfRoleAndTheEndOfSessionsAreSeenAtOnce() {
        var person = Person.who("OPERATOR");
        try (var console = Console.asAdmin(browser)) {
            console.goTo("/console/staff.xhtml");
            assertThat(console.row(person.username())).containsText("Operator");
            assertThat(console.row(person.username())).containsText("1 session");
            fits(console.page(), DESK);

            console.press(person.username(), "Manage");
            console.dialog().getByLabel("Role").selectOption("SUPERVISOR");
            console.dialog().getByRole(AriaRole.BUTTON, named("Save")).click();
            assertThat(console.row(person.username())).containsText("Supervisor");
            person.api().get("/api/scanners").expect(200);

            console.press(person.username(), "Manage");
            console.dialog()
                    .getByRole(AriaRole.BUTTON, named("End the session"))
                    .click();
            assertThat(console.dialog()).containsText("Not signed in anywhere");
            person.api().get("/api/scanners").problem(401);
            fits(console.page(), PHONE);
        }
    }

    @Test
    void whoIsDisabledIsSentToTheSignInPageAndComesBackOnlyWhenEnabled() {
        var person = Person.who("OPERATOR");
        try (var admin = Console.asAdmin(browser);
                var console = Console.visit(browser)) {
            console.signIn(person.username(), person.password());
            admin.goTo("/console/staff.xhtml");
            admin.press(person.username(), "Manage");
            admin.dialog().getByRole(AriaRole.BUTTON, named("Disable account")).click();
            admin.page()
                    .getByRole(AriaRole.ALERTDIALOG)
                    .getByRole(AriaRole.BUTTON, named("Disable"))
                    .click();
            assertThat(admin.row(person.username())).containsText("Disabled");

            console.goTo("/console/");
            console.showsSignIn();

            admin.dialog().getByRole(AriaRole.BUTTON, named("Enable account")).click();
            assertThat(admin.row(person.username())).containsText("Active");
            console.signIn(person.username(), person.password());
        }
    }

    @Test
    void onlySomeEventsIsNeverReadAsAll() {
        var event = Event.create();
        var person = Person.who("OPERATOR", event);
        try (var console = Console.asAdmin(browser)) {
            console.goTo("/console/staff.xhtml");
            assertThat(console.row(person.username())).containsText(event.name());
            console.press(person.username(), "Manage");
            console.dialog().getByLabel(event.name()).uncheck();
            console.dialog().getByRole(AriaRole.BUTTON, named("Save")).click();
            assertThat(console.page().getByText("must be at least one").first()).isVisible();
        }
        Assertions.assertThat(Api.admin().get(person.path()).json().getJsonArray("events"))
                .hasSize(1);
    }

    @Test
    void onesOwnPasswordAndSessionsAreOnOnesOwnPage() {
        var person = Person.who("HOST");
        try (var console = Console.visit(browser)) {
            console.signIn(person.username(), person.password());
            assertThat(console.heading("Queues")).isVisible();
            assertThat(link(console.page(), "Events")).hasCount(0);
            console.button("Your account").click();
            assertThat(console.heading("Your account")).isVisible();
            fits(console.page(), PHONE);
            fits(console.page(), DESK);

            fill(console.page(), "Present password", "not the present one");
            fill(console.page(), "New password", PASSWORD);
            fill(console.page(), "New password again", PASSWORD);
            button(console.page(), "Change password").click();
            assertThat(console.page().getByText("Present password is wrong").first())
                    .isVisible();

            fill(console.page(), "Present password", person.password());
            fill(console.page(), "New password", PASSWORD);
            fill(console.page(), "New password again", PASSWORD);
            button(console.page(), "Change password").click();
            assertThat(console.page().getByText("Your password is changed").first())
                    .isVisible();
            person.api().get("/api/staff/me").problem(401);

            var elsewhere = Api.bearing(
                    Api.signIn(person.username(), PASSWORD).expect(201).text("token"));
            console.goTo("/console/account.xhtml");
            button(console.page(), "End the session").click();
            assertThat(button(console.page(), "End the session")).hasCount(0);
            elsewhere.get("/api/staff/me").problem(401);
        }
    }

    @Test
    void noOtherWayInIsOfferedUnlessConfigured() {
        try (var console = Console.visit(browser)) {
            console.showsSignIn();
            assertThat(console.page().getByText("Sign in with")).hasCount(0);
            Assertions.assertThat(console.page()
                            .navigate(Gatehouse.url()
                                    .resolve("/console/openid/begin")
                                    .toString())
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void whoIsNoAdminDoesNotGetThere() {
        var person = Person.who("SUPERVISOR");
        try (var console = Console.visit(browser)) {
            console.signIn(person.username(), person.password());
            Assertions.assertThat(console.page()
                            .navigate(Gatehouse.url()
                                    .resolve("/console/staff.xhtml")
                                    .toString())
                            .status())
                    .isEqualTo(403);
        }
    }

    /** By the console; the link that it shows. */
    private String invite(Event event) {
        try (var console = Console.asAdmin(browser)) {
            console.goTo("/console/staff.xhtml");
            button(console.page(), "Invite somebody").click();
            var dialog = console.dialog();
            dialog.getByLabel("Username").fill(username);
            dialog.getByLabel("Name", new Locator.GetByLabelOptions().setExact(true))
                    .fill(name);
            dialog.getByLabel("Only some events").check();
            dialog.getByLabel(event.name()).check();
            dialog.getByRole(AriaRole.BUTTON, named("Make the link")).click();
            var link = dialog.getByLabel("Invitation link").inputValue();
            assertThat(dialog.locator("svg").first()).isVisible();
            dialog.getByRole(AriaRole.BUTTON, named("Done")).click();
            assertThat(console.row(username)).containsText("Invited");
            assertThat(console.row(username)).containsText(event.name());
            console.page().reload();
            Assertions.assertThat(console.page().content())
                    .doesNotContain(URI.create(link).getFragment());
            return link;
        }
    }

    private static void choose(Page page, String password, String again) {
        fill(page, "Password", password);
        fill(page, "Password again", again);
        button(page, "Set password and sign in").click();
    }

    private static void fill(Page page, String label, String value) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(value);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private static void fits(Page page, int width) {
        page.setViewportSize(width, 900);
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as("how wide the page is")
                .isEqualTo(width);
    }
}
