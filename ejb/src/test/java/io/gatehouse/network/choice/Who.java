package io.gatehouse.network.choice;

/** Who is at an address of the simulated network. */
enum Who {
    HOME,
    /** Another installation, properly signed by its own key. */
    STRANGER,
    /** Our name, another key. */
    IMPOSTOR,
    /** Our name and key, a signature that is made up. */
    FORGER,
    /** An answer of ours to another question. */
    REPLAYER,
    /** Our answer to this very question, fetched from another of our addresses. */
    RELAY,
    PORTAL,
    REDIRECT,
    /** Refuses at once. */
    CLOSED,
    /** Swallows all. */
    NOBODY;

    boolean isWrong() {
        return this != HOME && this != CLOSED && this != NOBODY;
    }
}
