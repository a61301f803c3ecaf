package io.gatehouse.alert;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** Begins the watch with the application, for clocks are wrong whether or not anything is scanned. */
@Singleton
@Startup
public class WatchStart {

    @Inject
    private Watch watch;

    @Inject
    private Ear ear;

    @PostConstruct
    void start() {
        Watch begun = watch;
        begun.begin();
        ear.passOnTo(begun);
    }
}
