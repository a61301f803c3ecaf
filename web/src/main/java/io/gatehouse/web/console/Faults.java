package io.gatehouse.web.console;

import io.gatehouse.common.ProblemException;
import io.gatehouse.common.ProblemType;
import jakarta.ejb.EJBAccessException;
import jakarta.faces.FacesException;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * What happens when a page can't go on. A page that waited too long is opened anew; what isn't there or isn't allowed is
 * said so; everything else is our fault, is logged, and is not told in detail.
 */
class Faults extends ExceptionHandlerWrapper {

    private static final Logger LOG = System.getLogger(Faults.class.getName());

    Faults(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() throws FacesException {
        FacesContext faces = FacesContext.getCurrentInstance();
        for (Iterator<ExceptionQueuedEvent> queued =
                        getUnhandledExceptionQueuedEvents().iterator();
                queued.hasNext(); ) {
            Throwable thrown = queued.next().getContext().getException();
            queued.remove();
            if (!faces.getResponseComplete()) {
                answer(thrown, faces);
            }
        }
        getWrapped().handle();
    }

    private static void answer(Throwable thrown, FacesContext faces) {
        try {
            if (find(thrown, ViewExpiredException.class) != null) {
                openAnew(faces);
            } else {
                fail(status(thrown), faces);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int status(Throwable thrown) {
        ProblemException problem = find(thrown, ProblemException.class);
        if (problem != null) {
            return problem.type().status();
        }
        if (find(thrown, EJBAccessException.class) != null) {
            return ProblemType.FORBIDDEN.status();
        }
        LOG.log(Level.ERROR, "A page failed", thrown);
        return ProblemType.INTERNAL.status();
    }

    private static void fail(int status, FacesContext faces) throws IOException {
        ExternalContext external = faces.getExternalContext();
        if (faces.getPartialViewContext().isAjaxRequest()) {
            external.redirect(external.getRequestContextPath() + "/console/error/" + page(status) + ".html");
        } else {
            external.responseSendError(page(status), null);
        }
        faces.responseComplete();
    }

    /** The pages that there are for faults; they are plain HTML, for they must work when nothing else does. */
    private static int page(int status) {
        if (status >= ProblemType.INTERNAL.status()) {
            return ProblemType.INTERNAL.status();
        }
        return status == ProblemType.FORBIDDEN.status() ? status : ProblemType.NOT_FOUND.status();
    }

    private static void openAnew(FacesContext faces) throws IOException {
        faces.addMessage(
                null,
                new FacesMessage(
                        FacesMessage.SEVERITY_WARN,
                        "This page had been open for a long time and was loaded anew. If you were in the middle of something, please repeat it.",
                        null));
        ExternalContext external = faces.getExternalContext();
        external.getFlash().setKeepMessages(true);
        external.redirect(address(external));
        faces.responseComplete();
    }

    /** The page as the browser shows it; a form is sent to the page without what the page was about. */
    private static String address(ExternalContext external) {
        String page = external.getRequestContextPath() + external.getRequestServletPath();
        String referrer = external.getRequestHeaderMap().get("Referer");
        if (referrer == null) {
            return page;
        }
        try {
            URI shown = URI.create(referrer);
            return page.equals(shown.getPath()) && shown.getRawQuery() != null
                    ? page + "?" + shown.getRawQuery()
                    : page;
        } catch (IllegalArgumentException notAnAddress) {
            return page;
        }
    }

    private static <T extends Throwable> @Nullable T find(@Nullable Throwable thrown, Class<T> type) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
