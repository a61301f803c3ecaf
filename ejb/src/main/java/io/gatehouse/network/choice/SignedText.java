package io.gatehouse.network.choice;

import java.util.List;

/** What an installation signs, as it is signed: UTF-8, the lines joined by a line feed, none at the end. */
public final class SignedText {

    private static final String IDENTITY = "gatehouse-identity-v1";
    private static final String CONFIG = "gatehouse-config-v1";

    private SignedText() {}

    public static String identity(String instance, String nonce, String origin) {
        return IDENTITY + "\n" + instance + "\n" + nonce + "\n" + origin;
    }

    /**
     * Where an installation is to be found.
     *
     * @param timestamp in milliseconds since 1970
     * @param urls the public one first, if there is one, then the local ones in their order
     */
    public static String config(String instance, long sequence, long timestamp, List<String> urls) {
        StringBuilder text = new StringBuilder(CONFIG)
                .append('\n')
                .append(instance)
                .append('\n')
                .append(sequence)
                .append('\n')
                .append(timestamp);
        urls.forEach(url -> text.append('\n').append(url));
        return text.toString();
    }
}
