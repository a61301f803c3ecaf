package io.gatehouse.web.queue;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Makes what listens to news when the application opens; a thread that brings them later has no right to what it needs. */
@WebListener
public class QueuesOpening implements ServletContextListener {

    @Inject
    private QueueBoards boards;

    @Override
    public void contextInitialized(ServletContextEvent opening) {
        boards.open();
    }
}
