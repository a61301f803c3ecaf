package io.gatehouse.network.choice;

/** Why an address isn't used, where a person can do something about it. */
public enum Explanation {
    /** Nothing answers. The person should check that the device is in the site's network and the server is on. */
    UNREACHABLE,
    /** A sign-in page answers in the server's place. The person should open any web page, sign in to the network, and come back. */
    CAPTIVE_PORTAL,
    /** The tunnel's provider answers in the server's place. The operator should look at the tunnel; at the site the LAN still works. */
    TUNNEL_DOWN,
    /** Another Gatehouse is at this address. The person should join the right network, or pair with this installation. */
    OTHER_INSTALLATION,
    /**
     * Somebody answers in our installation's name without its key. The person should leave this network and tell the
     * operator; nothing was sent there.
     */
    UNPROVEN,
    /** The server doesn't know itself by this address. The operator should set {@code gatehouse.public-url} or the proxy's Host header. */
    MISDIRECTED,
    /** Too many ask at once. The person need do nothing: it is tried again. */
    BUSY,
    /**
     * A page loaded over HTTPS can't call a plain HTTP address. The operator should switch HTTPS on at the server; until
     * then the person can open the page at the HTTP address itself.
     */
    MIXED_CONTENT,
    /**
     * The browser seems to keep a page from the internet out of the local network. The person should allow "local network
     * access" for this page in the browser's site settings, or open the page at the LAN address.
     */
    LOCAL_NETWORK_PERMISSION,
    /** The browser seems not to trust the server's certificate. The person should open the trust page at the HTTP address once. */
    UNTRUSTED_CERTIFICATE
}
