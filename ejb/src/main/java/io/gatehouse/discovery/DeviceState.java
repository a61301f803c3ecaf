package io.gatehouse.discovery;

import java.util.Locale;

/** Whether a device is there. */
public enum DeviceState {
    /** The newest sweep that looked for it has proof. */
    ONLINE,
    /** The newest sweep had none; it may sleep, or have left. */
    SUSPECT,
    OFFLINE;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
