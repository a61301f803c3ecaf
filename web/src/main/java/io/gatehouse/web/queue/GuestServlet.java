package io.gatehouse.web.queue;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import io.gatehouse.event.Events;
import io.gatehouse.queue.Glance;
import io.gatehouse.queue.Line;
import io.gatehouse.queue.Place;
import io.gatehouse.queue.PlaceStatus;
import io.gatehouse.queue.Queues;
import io.gatehouse.web.security.Addresses;
import io.gatehouse.web.security.Peer;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line's pages for everybody: the guest's own, the poster and the display on the wall. The guest's page and its forms
 * work without any script; a form is answered by the way back to the page, so that nothing is sent twice by a reload.
 */
@WebServlet("/q/*")
public class GuestServlet extends HttpServlet {

    private static final Map<String, String> VIEWS =
            Map.of("", "guest", "leave", "leave", "poster", "poster", "display", "display");

    /** A guest who is moved around more often than that goes on by hand. */
    private static final int MOST_MOVES = 5;

    @EJB
    private Queues queues;

    @EJB
    private Line line;

    @EJB
    private Events events;

    @Inject
    private Addresses addresses;

    @Inject
    private Peer peer;

    @Inject
    private GuestPage page;

    @Inject
    private Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        begin(request, response);
        GuestAddress address = GuestAddress.of(request.getPathInfo()).orElse(null);
        String view = address == null ? null : VIEWS.get(address.page());
        if (address == null || view == null) {
            missing(request, response);
            return;
        }
        Optional<Locale> chosen = GuestLanguages.named(request.getParameter("lang"));
        if (chosen.isPresent()) {
            GuestDevice.keepLanguage(request, response, chosen.get(), isEncrypted(request));
            goTo(request, response, address.path() + codeGiven(request));
            return;
        }
        try {
            show(address, view, request, response);
        } catch (ProblemException unknown) {
            if (unknown.type() != ProblemType.NOT_FOUND) {
                throw unknown;
            }
            missing(request, response);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        begin(request, response);
        GuestAddress address = GuestAddress.of(request.getPathInfo()).orElse(null);
        if (address == null) {
            missing(request, response);
            return;
        }
        switch (address.page()) {
            case "join" -> join(address.queueId(), request, response);
            case "leave" -> leave(address.queueId(), request, response);
            default -> missing(request, response);
        }
    }

    private void begin(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        String path = request.getPathInfo();
        page.speak(GuestDevice.language(request), "/q" + (path == null ? "" : path));
    }

    private void show(GuestAddress address, String view, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        UUID queueId = address.queueId();
        Glance glance = queues.glance(queueId);
        Line.Taken taken = GuestDevice.token(request)
                .flatMap(token -> line.ofDevice(queueId, token))
                .orElse(null);
        if (view.equals("guest") && taken != null) {
            Optional<UUID> elsewhere = movedTo(taken.position().place(), request);
            if (elsewhere.isPresent()) {
                goTo(request, response, GuestAddress.of(elsewhere.get()) + "?moved=");
                return;
            }
        }
        if (view.equals("leave") && !mayLeave(taken)) {
            goTo(request, response, GuestAddress.of(queueId));
            return;
        }
        page.show(glance, taken, clock.instant(), zone(glance), addresses.best(request) + GuestAddress.of(queueId));
        forward(view, request, response);
    }

    private void join(UUID queueId, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String token = GuestDevice.keepToken(request, response, isEncrypted(request));
        String code = request.getParameter("code");
        answer(queueId, request, response, () -> line.join(queueId, token, code));
    }

    private void leave(UUID queueId, HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(queueId, request, response, () -> {
            String token = GuestDevice.token(request).orElseThrow(() -> ProblemException.notFound("place"));
            Line.Taken taken = line.ofDevice(queueId, token).orElseThrow(() -> ProblemException.notFound("place"));
            line.leave(queueId, taken.position().place().id(), token);
        });
    }

    /** Back to the page, where it is told what was wrong. */
    private void answer(UUID queueId, HttpServletRequest request, HttpServletResponse response, Runnable act)
            throws IOException {
        String back = GuestAddress.of(queueId);
        try {
            act.run();
        } catch (ProblemException refusal) {
            back += "?problem=" + refusal.type().slug()
                    + (refusal.type() == ProblemType.WRONG_JOIN_CODE
                            ? ""
                            : codeGiven(request).replace('?', '&'));
        }
        goTo(request, response, back);
    }

    /** Where the guest waits now, if that is in another line. */
    private Optional<UUID> movedTo(Place place, HttpServletRequest request) {
        String token = GuestDevice.token(request).orElseThrow();
        Place.Moved to = place.wentTo();
        for (int moves = 0; to != null && moves < MOST_MOVES; moves++) {
            UUID queueId = to.queueId();
            Optional<Place> there =
                    line.ofDevice(queueId, token).map(taken -> taken.position().place());
            if (there.isEmpty() || there.get().status().isLive()) {
                return there.map(Place::queueId);
            }
            to = there.get().wentTo();
        }
        return Optional.empty();
    }

    private static boolean mayLeave(Line.@Nullable Taken taken) {
        PlaceStatus status = taken == null ? null : taken.position().place().status();
        return status == PlaceStatus.WAITING || status == PlaceStatus.CALLED;
    }

    private ZoneId zone(Glance glance) {
        UUID eventId = glance.queue().details().eventId();
        return eventId == null ? ZoneId.systemDefault() : events.zoneOf(eventId);
    }

    private void missing(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        forward("missing", request, response);
    }

    private static void forward(String view, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.getRequestDispatcher("/WEB-INF/queue/" + view + ".xhtml").forward(request, response);
    }

    private static void goTo(HttpServletRequest request, HttpServletResponse response, String path) {
        response.setHeader("Location", request.getContextPath() + path);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    }

    private static String codeGiven(HttpServletRequest request) {
        String code = request.getParameter("code");
        return code == null || code.isBlank() ? "" : "?code=" + URLEncoder.encode(code, StandardCharsets.UTF_8);
    }

    private boolean isEncrypted(HttpServletRequest request) {
        return peer.origin(request).startsWith("https:");
    }
}
