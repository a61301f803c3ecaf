package io.gatehouse.web.alert;

import io.gatehouse.alert.Alerts;
import io.gatehouse.common.ProblemException;
import io.gatehouse.web.problem.PageProblems;
import io.gatehouse.web.problem.Query;
import io.gatehouse.web.security.Reachable;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** The alerts on an event's page: they are pushed to it, so that it only says which one somebody has seen. */
@Named
@RequestScoped
public class AlertsPage {

    @EJB
    private Alerts alerts;

    @Inject
    private Reachable reachable;

    public void acknowledge() {
        String id = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get("alert");
        PageProblems.attempt(() -> {
            UUID alertId = Query.id("alert", id);
            if (alertId == null) {
                throw ProblemException.notFound("alert");
            }
            reachable.check(List.of(alertId));
            alerts.acknowledge(alertId, null);
        });
    }
}
