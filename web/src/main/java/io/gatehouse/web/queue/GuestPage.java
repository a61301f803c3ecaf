package io.gatehouse.web.queue;

import io.gatehouse.queue.Glance;
import io.gatehouse.queue.Line;
import io.gatehouse.web.ticket.QrCode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a page of guests shows. Filled by the servlet that chose the page. */
@Named
@RequestScoped
public class GuestPage {

    private static final int GROUP = 4;

    @Inject
    private HttpServletRequest request;

    private GuestWords words = new GuestWords(GuestLanguages.FIRST);
    private @Nullable UUID queueId;
    private Line.@Nullable Taken taken;
    private @Nullable GuestView view;
    private String joinUrl = "";
    private String path = "";

    /** A language, and the way to it. */
    public record Choice(String tag, String name, String href, boolean chosen) {}

    void speak(Locale language, String path) {
        this.words = new GuestWords(language);
        this.path = path;
    }

    void show(Glance shown, Line.@Nullable Taken guest, Instant now, ZoneId zone, String joinAddress) {
        this.queueId = shown.queue().id();
        this.taken = guest;
        this.view = new GuestView(words, shown, guest, now, zone);
        this.joinUrl = joinAddress;
    }

    public String getLanguage() {
        return words.language().toLanguageTag();
    }

    public Locale getLocale() {
        return words.language();
    }

    public List<Choice> getLanguages() {
        String code = getCodeGiven();
        String more = code.isEmpty() ? "" : "&code=" + URLEncoder.encode(code, StandardCharsets.UTF_8);
        return GuestLanguages.offered().stream()
                .map(language -> new Choice(
                        language.toLanguageTag(),
                        language.getDisplayLanguage(language),
                        request.getContextPath() + path + "?lang=" + language.toLanguageTag() + more,
                        language.equals(words.language())))
                .toList();
    }

    public String say(String key) {
        return words.of(key);
    }

    public String say(String key, Object value) {
        return words.of(key, value);
    }

    /** The same in all other languages, for what hangs where everybody passes. */
    public List<Poster> getOtherLanguages() {
        return GuestLanguages.offered().stream()
                .filter(language -> !language.equals(words.language()))
                .map(language -> new Poster(new GuestWords(language)))
                .toList();
    }

    /** What a poster says in one language. */
    public static final class Poster {

        private final GuestWords words;

        Poster(GuestWords words) {
            this.words = words;
        }

        public String getLanguage() {
            return words.language().toLanguageTag();
        }

        public String say(String key) {
            return words.of(key);
        }
    }

    /** What the script says by itself. */
    public String getTexts() {
        return words.json("live.");
    }

    public String getDisplayTexts() {
        return words.json("live.", "display.");
    }

    public @Nullable UUID getQueueId() {
        return queueId;
    }

    public GuestView getView() {
        if (view == null) {
            throw new IllegalStateException("No queue is shown");
        }
        return view;
    }

    /** Null for what a page leaves out, which an attribute then isn't there of. */
    public @Nullable String hiddenUnless(boolean wanted) {
        return wanted ? null : "hidden";
    }

    /** The same for what belongs to some states alone. */
    public @Nullable String hiddenUnlessIn(String states) {
        return hiddenUnless(Set.of(states.split(" ")).contains(getView().state()));
    }

    /** In groups, to be read out. */
    public String getCode() {
        return taken == null ? "" : taken.code().replaceAll("(.{" + GROUP + "})(?!$)", "$1 ");
    }

    public String getCodeQr() {
        return taken == null ? "" : QrCode.svg(taken.code());
    }

    public String getJoinUrl() {
        return joinUrl;
    }

    public String getJoinQr() {
        return QrCode.svg(joinUrl);
    }

    /** What the scanned address of a display has in it. */
    public String getCodeGiven() {
        String code = request.getParameter("code");
        return code != null && code.matches("[0-9A-Za-z -]{1,20}") ? code : "";
    }

    /** What a form was answered, if that was no. */
    public String getProblem() {
        String slug = request.getParameter("problem");
        String key = "live.problem." + slug;
        return slug == null ? "" : words.of(words.has(key) ? key : "live.problem.other");
    }

    public boolean isMoved() {
        return request.getParameter("moved") != null && getView().isLive();
    }

    /** Without a script the page looks for news by itself, but not while somebody types a code. */
    public boolean isReloading() {
        return !(getView().mayJoin() && getView().isCodeNeeded());
    }
}
