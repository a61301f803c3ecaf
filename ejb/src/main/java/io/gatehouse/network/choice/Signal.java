package io.gatehouse.network.choice;

/** What the choice is told. */
public sealed interface Signal {

    /** Begin; before it nothing is dialled. */
    record Started() implements Signal {}

    /** The time of a {@link Effect.WakeAt} has come; harmless at any other time. */
    record Reached() implements Signal {}

    /** A dial was answered by what reads as an identity. */
    record Answered(long dial, Identity identity) implements Signal {}

    /** A dial came to nothing; not told of one that was aborted. */
    record Failed(long dial, Failure why) implements Signal {}

    /** Somebody, never mind who, told us a config. */
    record Learned(SignedConfig config) implements Signal {}

    /** The device went online or offline, joined another network, or slept: whoever was where may now be elsewhere. */
    record NetworkChanged() implements Signal {}

    /** A real request was answered by the application. */
    record UseWorked(String url) implements Signal {}

    /** A real request got no answer, or one that can't be the application's. */
    record UseFailed(String url, Failure why) implements Signal {}
}
