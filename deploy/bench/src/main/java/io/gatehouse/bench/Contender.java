package io.gatehouse.bench;

import java.io.IOException;
import java.time.Duration;

/** What is measured, in turns with the others. */
interface Contender {

    String name();

    /** Whose processor time is counted as the server's. */
    default ProcessHandle server(Rig rig) {
        return rig.product().server();
    }

    /** What needs to be done before it is measured, and is not. */
    default void prepare() throws IOException {}

    /** Closed loop: all connections busy for this time. */
    Measurement closed(Duration time) throws IOException, InterruptedException;
}
