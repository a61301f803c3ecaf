package io.gatehouse.network.choice;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the page that asks was loaded from: browsers don't let every page call every address. */
public record Page(@Nullable Address origin) {

    /** For a client that is no page. */
    public static final Page NONE = new Page(null);

    /** The page of this URL, or of this origin. */
    public static Page at(String url) {
        Optional<Address> address = Address.of(url);
        return new Page(address.orElse(null));
    }

    /** Whether the browser refuses to call it from here, as mixed content. */
    boolean cannotCall(Candidate candidate) {
        if (origin == null || !origin.secure()) {
            return false;
        }
        Address to = candidate.address();
        return !to.secure() && !to.isLoopback();
    }

    /** Whether the browser may ask for a permission before it calls private addresses from here. */
    boolean isPublic() {
        return origin != null && !origin.isPrivate();
    }
}
