package io.gatehouse.web.live;

import io.gatehouse.web.admission.RollCall;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Makes what listens to news when the application opens; a thread that brings them later has no right to what it needs. */
@WebListener
public class Opening implements ServletContextListener {

    @Inject
    private Boards boards;

    @Inject
    private Feeds feeds;

    @Inject
    private RollCall rollCall;

    @Override
    public void contextInitialized(ServletContextEvent opening) {
        boards.open();
        feeds.open();
        rollCall.open();
    }
}
