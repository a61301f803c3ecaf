package io.gatehouse.web.socket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent on one socket, in the order in which it was given. Nobody waits for a client to read: one message is
 * on its way, others wait for it here, and who lets too many wait is closed. What need not be kept for each client comes from a
 * source, which is asked for more whenever what went before has gone.
 */
public final class Outbox {

    private static final Logger LOG = Logger.getLogger(Outbox.class.getName());
    private static final int MOST_WAITING = 1_000;
    private static final int MOST_CHARACTERS = 512 * 1024;

    private final Session session;
    private final Supplier<@Nullable String> source;
    private final Deque<String> waiting = new ArrayDeque<>();
    private int characters;
    private boolean onItsWay;
    private boolean draining;
    private boolean closed;

    public Outbox(Session session) {
        this(session, () -> null);
    }

    public Outbox(Session session, Supplier<@Nullable String> source) {
        this.session = session;
        this.source = source;
    }

    /** The source has more. */
    public void wake() {
        synchronized (this) {
            if (closed || draining || onItsWay) {
                return;
            }
            draining = true;
        }
        drain();
    }

    public void send(String message) {
        synchronized (this) {
            if (closed) {
                return;
            }
            waiting.addLast(message);
            characters += message.length();
            if (waiting.size() <= MOST_WAITING && characters <= MOST_CHARACTERS) {
                if (draining || onItsWay) {
                    return;
                }
                draining = true;
            } else {
                closed = true;
                waiting.clear();
            }
        }
        if (isClosed()) {
            end(CloseCodes.VIOLATED_POLICY, "Read what is sent");
        } else {
            drain();
        }
    }

    /** Sends what was given before, and nothing after. */
    public void close(CloseCodes code, String reason) {
        synchronized (this) {
            closed = true;
        }
        end(code, reason);
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void drain() {
        for (String next = next(); next != null; next = next()) {
            try {
                session.getAsyncRemote().sendText(next, this::sent);
            } catch (IllegalStateException gone) {
                sent(new SendResult(gone));
            }
        }
    }

    /** None while one is on its way: when that has gone, its end goes on. */
    private synchronized @Nullable String next() {
        if (onItsWay) {
            draining = false;
            return null;
        }
        String next = waiting.pollFirst();
        if (next != null) {
            characters -= next.length();
        } else if (!closed) {
            next = source.get();
        }
        onItsWay = next != null;
        draining = onItsWay;
        return next;
    }

    private void sent(SendResult result) {
        boolean goOn;
        synchronized (this) {
            onItsWay = false;
            if (!result.isOK()) {
                closed = true;
                waiting.clear();
            }
            goOn = !draining;
            draining = true;
        }
        if (goOn) {
            drain();
        }
    }

    private void end(CloseCodes code, String reason) {
        try {
            session.close(new CloseReason(code, reason));
        } catch (IOException | IllegalStateException gone) {
            LOG.log(Level.FINE, "A socket was gone before it could be closed", gone);
        }
    }
}
