package io.gatehouse.network;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where this installation is to be found, numbered and signed.
 *
 * @param publicUrl only while it works
 * @param localUrls the likeliest first
 * @param type how it is reached from outside: {@code ngrok}, {@code cloudflared}, {@code static}, or else {@code local}
 * @param timestamp in milliseconds since 1970
 * @param sequence rises whenever the addresses change
 * @param signature over {@link io.gatehouse.network.choice.SignedText#config}
 */
public record SiteConfig(
        @Nullable String publicUrl,
        List<String> localUrls,
        String type,
        long timestamp,
        String instance,
        long sequence,
        String signature) {

    public @Nullable String preferredLocalUrl() {
        return localUrls.isEmpty() ? null : localUrls.get(0);
    }

    public boolean online() {
        return publicUrl != null;
    }

    /** All of them, the public one first. */
    public List<String> candidates() {
        return Stream.concat(Stream.ofNullable(publicUrl), localUrls.stream()).toList();
    }
}
