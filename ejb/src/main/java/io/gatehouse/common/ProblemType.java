package io.gatehouse.common;

import java.util.Locale;

/** Every way in which a request can be wrong, or we can: the catalogue behind {@code urn:gatehouse:problem:<slug>}. */
public enum ProblemType {
    INVALID(400, "The request is not valid"),
    UNAUTHENTICATED(401, "Sign in first"),
    WRONG_CREDENTIALS(401, "Wrong username or password"),
    FORBIDDEN(403, "Not allowed"),
    HTTPS_REQUIRED(403, "HTTPS is required"),
    SCANNER_PENDING(403, "The scanner waits for approval"),
    SCANNER_SUSPENDED(403, "The scanner is suspended"),
    SCANNER_REVOKED(403, "The scanner is revoked"),
    SCANNER_EXPIRED(403, "The scanner has expired"),
    WRONG_EVENT(403, "The scanner belongs to another event"),
    WRONG_CHECKPOINT(403, "The scanner does not serve this checkpoint"),
    WRONG_QUEUE(403, "The device runs another queue"),
    WRONG_JOIN_CODE(403, "The join code is wrong or no longer shown"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    NOT_ACCEPTABLE(406, "Not acceptable"),
    USERNAME_TAKEN(409, "The username is taken"),
    EMAIL_TAKEN(409, "The e-mail address is taken"),
    REFERENCE_TAKEN(409, "The reference is taken"),
    SCAN_ID_REUSED(409, "The scanId was used for another scan"),
    ILLEGAL_STATE(409, "Not possible in the present state"),
    QUEUE_CLOSED(409, "The queue is closed"),
    QUEUE_PAUSED(409, "The queue is paused"),
    QUEUE_FULL(409, "The queue is full"),
    COOLING_DOWN(409, "Joining again is possible later"),
    ALREADY_IN_LINE(409, "The guest is in line already"),
    DISCOVERY_OFF(409, "Looking for devices is switched off"),
    TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    MISDIRECTED(421, "Not an address of this installation"),
    TOO_MANY_ATTEMPTS(429, "Too many attempts"),
    INTERNAL(500, "Something went wrong on our side"),
    BUSY(503, "Too busy at the moment");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String urn() {
        return "urn:gatehouse:problem:" + slug();
    }
}
