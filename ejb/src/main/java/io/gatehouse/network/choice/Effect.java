package io.gatehouse.network.choice;

/** What the choice wants done. */
public sealed interface Effect {

    /** Ask who is there: no token, no cookie, no cache, no redirect followed. The answer is a signal with this number. */
    record Dial(long dial, String url, String nonce, long timeoutMillis) implements Effect {

        public String identityUrl() {
            return url + "/api/system/identity?nonce=" + nonce;
        }
    }

    /** Break this dial off; its outcome is of no interest any more. */
    record Abort(long dial) implements Effect {}

    /** Send {@link Signal.Reached} then; takes the place of the one before. */
    record WakeAt(long at) implements Effect {}

    /** Send real requests there from now on; and ask it for its config, for its addresses may have changed. */
    record Use(Candidate candidate) implements Effect {}

    /** Send no real request there until the next {@link Use}. */
    record Leave(String url) implements Effect {}

    /** Nothing answers: work on without a server. */
    record Offline(long since, long nextAttempt) implements Effect {}

    /** Why an address isn't used has changed. */
    record Explain(String url, Explanation why) implements Effect {}

    /** Keep this for the next start. */
    record Remember(Memory memory) implements Effect {}
}
