package io.gatehouse.lens;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSExport;

/** What scripts may call. */
final class Exports {

    private Exports() {}

    /** The text of the code in a frame, or null: a canvas' pixels, their width, and the number of the try. */
    @JSExport
    static @Nullable String readCode(@JSByRef byte[] rgba, int width, int attempt) {
        return Look.of(attempt).read(Frame.ofRgba(rgba, width)).orElse(null);
    }
}
