package io.gatehouse.web.alert;

import io.gatehouse.alert.Alerts;
import io.gatehouse.web.problem.PageProblems;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.util.UUID;

/** The alerts on an event's page: they are pushed to it, so that it only says which one somebody has seen. */
@Named
@RequestScoped
public class AlertsPage {

    @EJB
    private Alerts alerts;

    public void acknowledge() {
        String id = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get("alert");
        PageProblems.attempt(() -> alerts.acknowledge(UUID.fromString(id), null));
    }
}
