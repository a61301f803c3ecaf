package io.gatehouse.network;

import java.io.IOException;
import java.util.Optional;

/** A way in from outside, as who runs it describes it. Whether it works is another question, which only a visit answers. */
interface Tunnel {

    /** As the contract calls it. */
    String kind();

    /**
     * Where the way begins, if its agent says that it is there; nothing if it says that it isn't, or doesn't run.
     *
     * @throws IOException if the agent can't be understood
     */
    Optional<String> publicUrl() throws IOException;
}
