package io.gatehouse.network.choice;

/** By which way an address reaches the site; heartbeats say so. */
public enum Way {
    LAN,
    TUNNEL
}
