package io.gatehouse.discovery;

import java.util.Map;

/** How this server names itself to the network by multicast DNS. */
record Announcement(String instance, int port, Map<String, String> txt) {}
