package io.gatehouse.web.staff;

import io.gatehouse.staff.Account;
import io.gatehouse.staff.Role;
import io.gatehouse.web.console.Words;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What roles, accounts and sessions are called. */
@Named
@ApplicationScoped
public class StaffWords {

    private static final int LONGEST_AGENT = 60;

    /** What a browser calls itself, and what people call it; the first that is found counts. */
    private static final String[][] BROWSERS = {
        {"edg", "Edge"},
        {"opr/", "Opera"},
        {"firefox", "Firefox"},
        {"fxios", "Firefox"},
        {"crios", "Chrome"},
        {"chrome", "Chrome"},
        {"safari", "Safari"}
    };

    private static final String[][] SYSTEMS = {
        {"android", "Android"},
        {"iphone", "iPhone"},
        {"ipad", "iPad"},
        {"windows", "Windows"},
        {"mac os", "macOS"},
        {"cros", "ChromeOS"},
        {"linux", "Linux"}
    };

    private static final Map<Role, String> MAY = Map.of(
            Role.ADMIN, "Admin: everything, accounts too",
            Role.SUPERVISOR, "Supervisor: looks after doors, scanners and conflicts",
            Role.OPERATOR, "Operator: sees events and their figures",
            Role.HOST, "Host: looks after queues, sees no event");

    @Inject
    private Words words;

    public String may(Role role) {
        return MAY.getOrDefault(role, words.of(role));
    }

    public AccountState state(Account account) {
        return AccountState.of(account);
    }

    /** A person's times belong to no event: they are told as the server's clock on the wall has them. */
    public String ago(@Nullable Instant time) {
        return time == null ? "Never" : words.ago(time, ZoneId.systemDefault());
    }

    public String moment(Instant time) {
        return words.moment(time, ZoneId.systemDefault());
    }

    /** "Firefox on Windows"; else what the program called itself. */
    public String device(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return "An unnamed program";
        }
        String lower = userAgent.toLowerCase(Locale.ROOT);
        String browser = first(BROWSERS, lower);
        String system = first(SYSTEMS, lower);
        if (browser != null) {
            return system == null ? browser : browser + " on " + system;
        }
        return userAgent.length() <= LONGEST_AGENT ? userAgent : userAgent.substring(0, LONGEST_AGENT) + "…";
    }

    private static @Nullable String first(String[][] names, String text) {
        return Stream.of(names)
                .filter(name -> text.contains(name[0]))
                .map(name -> name[1])
                .findFirst()
                .orElse(null);
    }
}
