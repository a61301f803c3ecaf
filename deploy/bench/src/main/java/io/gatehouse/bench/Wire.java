package io.gatehouse.bench;

import java.io.IOException;
import java.nio.ByteBuffer;

/** How scans are written and answers are read on one connection: one question at a time. */
interface Wire {

    /** Says hello on a fresh, still blocking connection. */
    default void open(Connection connection) throws IOException {}

    /** The bytes of the next question. */
    ByteBuffer ask(Scan scan);

    /** Judges what has come; a complete answer is taken out of it. */
    Outcome hear(Heard heard) throws IOException;

    /** Whether the other side has said that it will hang up after the last answer. */
    default boolean closing() {
        return false;
    }
}
