package io.gatehouse.network.choice;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an address answered to {@code /api/system/network-config}, as far as it is signed, word for word and not believed yet. */
public record SignedConfig(
        String instance,
        long sequence,
        long timestamp,
        @Nullable String publicUrl,
        List<String> localUrls,
        String signature) {

    public SignedConfig {
        localUrls = List.copyOf(localUrls);
    }

    String signedText() {
        List<String> urls = new ArrayList<>();
        if (publicUrl != null) {
            urls.add(publicUrl);
        }
        urls.addAll(localUrls);
        return SignedText.config(instance, sequence, timestamp, urls);
    }
}
