package io.gatehouse.web.security;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.annotation.WebListener;

/** The console's one cookie: for no script's eyes, and never sent along by another site's page. */
@WebListener
public class SessionCookie implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        SessionCookieConfig cookie = event.getServletContext().getSessionCookieConfig();
        cookie.setName("gatehouse");
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Strict");
    }
}
