package io.gatehouse.web.security;

import io.gatehouse.common.ProblemException;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.component.UIViewParameter;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.faces.view.ViewMetadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;

/**
 * The same for pages: what a page is about stands in its view parameters, and is looked at before anything of the page
 * is done or shown; also when the page was opened while its reader was not bound yet.
 */
public class PageBounds implements PhaseListener {

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.ANY_PHASE;
    }

    @Override
    public void beforePhase(PhaseEvent event) {
        FacesContext faces = event.getFacesContext();
        UIViewRoot view = faces.getViewRoot();
        if (view == null || faces.getResponseComplete() || event.getPhaseId() == PhaseId.RESTORE_VIEW) {
            return;
        }
        List<UUID> ids = ViewMetadata.getViewParameters(view).stream()
                .map(UIViewParameter::getValue)
                .flatMap(Ids::in)
                .distinct()
                .toList();
        try {
            if (!ids.isEmpty()) {
                CDI.current().select(Reachable.class).get().check(ids);
            }
        } catch (ProblemException outOfReach) {
            refuse(faces);
        }
    }

    /** A listener's exception would be told, but would not keep the phase from running. */
    private static void refuse(FacesContext faces) {
        ExternalContext external = faces.getExternalContext();
        try {
            if (faces.getPartialViewContext().isAjaxRequest()) {
                external.redirect(external.getRequestContextPath() + "/console/error/404.html");
            } else {
                external.responseSendError(404, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        faces.responseComplete();
    }
}
