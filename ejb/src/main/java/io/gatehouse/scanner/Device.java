package io.gatehouse.scanner;

import io.gatehouse.common.Violations;
import org.jspecify.annotations.Nullable;

/** What a device says about itself when it enrols. */
public record Device(
        String name, @Nullable String platform, @Nullable String publicKey) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_PLATFORM = 200;
    private static final int LONGEST_KEY = 1000;

    public Device {
        new Violations()
                .text("name", name, LONGEST_NAME)
                .optionalText("platform", platform, LONGEST_PLATFORM)
                .optionalText("publicKey", publicKey, LONGEST_KEY)
                .orThrow();
    }
}
