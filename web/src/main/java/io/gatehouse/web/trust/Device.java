package io.gatehouse.web.trust;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Systems that learn to trust in ways of their own. */
public enum Device {
    IPHONE("iPhone and iPad", "iphone", "iPhone|iPad|iPod"),
    ANDROID("Android", "android", "Android"),
    WINDOWS("Windows", "windows", "Windows"),
    MAC("Mac", "mac", "Macintosh"),
    LINUX("Linux, and Firefox everywhere", "linux", "Linux|X11|CrOS");

    private final String title;
    private final String steps;
    private final Pattern marks;

    Device(String title, String steps, String marks) {
        this.title = title;
        this.steps = steps;
        this.marks = Pattern.compile(marks);
    }

    /** By what the browser says of itself; the order counts, for Android says that it is Linux. */
    static Optional<Device> of(@Nullable String userAgent) {
        for (Device device : values()) {
            if (userAgent != null && device.marks.matcher(userAgent).find()) {
                return Optional.of(device);
            }
        }
        return Optional.empty();
    }

    public String title() {
        return title;
    }

    /** The part of the page that explains it. */
    public String steps() {
        return "/WEB-INF/trust/" + steps + ".xhtml";
    }
}
