package io.gatehouse.web.network;

import io.gatehouse.network.SiteConfig;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where this installation is to be found, in the envelope that older clients know. */
@Schema(name = "NetworkConfig")
public record NetworkConfigJson(
        @Schema(enumeration = "success") String status, Data data) {

    /** What it says; {@code signature} is over all of it that matters. */
    @Schema(name = "NetworkConfigData")
    public record Data(
            @Schema(nullable = true) @Nullable String publicUrl,
            List<String> localUrls,
            @Schema(nullable = true) @Nullable String preferredLocalUrl,
            @Schema(enumeration = {"online", "local-only"}) String status,

            @Schema(enumeration = {"ngrok", "cloudflared", "static", "local"})
            String type,

            long timestamp,
            @Schema(format = "uuid") String instance,
            long sequence,
            String signature) {}

    static NetworkConfigJson of(SiteConfig config) {
        return new NetworkConfigJson(
                "success",
                new Data(
                        config.publicUrl(),
                        config.localUrls(),
                        config.preferredLocalUrl(),
                        config.online() ? "online" : "local-only",
                        config.type(),
                        config.timestamp(),
                        config.instance(),
                        config.sequence(),
                        config.signature()));
    }
}
