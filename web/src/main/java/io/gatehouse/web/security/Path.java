package io.gatehouse.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/** Which of our worlds an address belongs to. */
record Path(String path) {

    private static final String CONSOLE = "/console";
    private static final Pattern IMPORT = Pattern.compile("/api/events/[^/]+/tickets/import");
    private static final Pattern QUEUE = Pattern.compile("/api/queues/[^/]+");
    private static final Pattern PLACES = Pattern.compile("/api/queues/[^/]+/places");
    private static final Pattern PLACE = Pattern.compile("/api/queues/[^/]+/places/[^/]+");
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final String SIGN_IN = CONSOLE + "/sign-in.xhtml";
    private static final String OPENID = CONSOLE + "/openid";
    private static final Set<String> OPEN = Set.of(SIGN_IN, CONSOLE + "/welcome.xhtml");
    private static final Set<String> HOME = Set.of(CONSOLE, CONSOLE + "/", CONSOLE + "/index.xhtml");

    /** The page of queues, which is there for everybody who is signed in. */
    static final String QUEUES = CONSOLE + "/queues.xhtml";

    /** As the container understood it, not as it was written: an escaped or dotted path must not slip by. */
    static Path of(HttpServletRequest request) {
        String info = request.getPathInfo();
        return new Path(request.getServletPath() + (info == null ? "" : info));
    }

    boolean isApi() {
        return isUnder("/api");
    }

    boolean isSocket() {
        return isUnder("/ws");
    }

    /** Scanners and guests may come from a page loaded at another of our addresses; who watches for us may not. */
    boolean isSocketOfOurPages() {
        return isSocket() && !isUnder("/ws/scanner") && !isUnder("/ws/queues");
    }

    /** Where files come in, which are bound by what reads them. */
    boolean takesFiles() {
        return IMPORT.matcher(path).matches();
    }

    boolean isConsole() {
        return isUnder(CONSOLE);
    }

    /** What programs read. */
    boolean isData() {
        return isApi() || isSocket() || isUnder("/health") || isUnder("/metrics") || isUnder("/openapi");
    }

    boolean isOpenToAll() {
        return OPEN.contains(path) || isUnder(OPENID);
    }

    boolean isConsoleHome() {
        return HOME.contains(path);
    }

    /** Calls that any page may make, for a page loaded from one of our addresses must reach us at another. */
    boolean isOpenToAnyOrigin(String method) {
        return isWhereWeAre()
                || path.startsWith("/api/scanner/")
                || (path.equals("/api/scanners") && method.equals("POST"))
                || isGuestsQueueCall(method);
    }

    private boolean isGuestsQueueCall(String method) {
        return (QUEUE.matcher(path).matches() && READING.contains(method))
                || (PLACES.matcher(path).matches() && method.equals("POST"))
                || (PLACE.matcher(path).matches() && (READING.contains(method) || method.equals("DELETE")));
    }

    /** The page that helps to trust us, and what it gives to install. */
    boolean isTrust() {
        return isUnder("/trust");
    }

    /** The page of devices that run queues; what they may is asked of each of its calls. */
    boolean isHost() {
        return isUnder("/host");
    }

    /** Health, where else we are to be found, what comes before a device can use HTTPS, and what pages look like. */
    boolean isOpenOverPlainHttp() {
        return isUnder("/health") || isWhereWeAre() || isTrust() || isUnder("/jakarta.faces.resource");
    }

    /** What a client asks before it knows whom it speaks to. */
    private boolean isWhereWeAre() {
        return path.equals("/api/system/network-config") || path.equals("/api/system/identity");
    }

    /** The sign-in page, told which page to go on to; only a page can be gone back to, not a form that was sent. */
    String signInComingFrom(HttpServletRequest request) {
        String signIn = request.getContextPath() + SIGN_IN;
        if (!request.getMethod().equals("GET")) {
            return signIn;
        }
        String query = request.getQueryString();
        String from = path + (query == null ? "" : "?" + query);
        return signIn + "?from=" + URLEncoder.encode(from, StandardCharsets.UTF_8);
    }

    private boolean isUnder(String root) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}
