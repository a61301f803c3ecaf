package io.gatehouse.discovery.sweep;

/** Hears how far a sweep is; called on the sweeping thread, so it must be quick. */
@FunctionalInterface
public interface Progress {

    Progress UNHEARD = (done, total) -> {};

    void report(int done, int total);
}
