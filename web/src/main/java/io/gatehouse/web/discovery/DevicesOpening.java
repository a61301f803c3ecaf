package io.gatehouse.web.discovery;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Makes what listens to news when the application opens; a thread that brings them later has no right to what it needs. */
@WebListener
public class DevicesOpening implements ServletContextListener {

    @Inject
    private DeviceBoard board;

    @Override
    public void contextInitialized(ServletContextEvent opening) {
        board.open();
    }
}
