package io.gatehouse.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one node offers. As text it is one line for the public address, or a hyphen, and one for each local one. */
record Offer(@Nullable Outside outside, List<String> localUrls) {

    private static final String NOTHING = "-";
    private static final String BETWEEN = "\n\n";

    /** An address that works from everywhere, and by what. */
    record Outside(String kind, String url) {}

    /** Several nodes' offers as one, the first before the others. */
    static Offer together(List<Offer> offers) {
        Outside outside = null;
        Set<String> urls = new LinkedHashSet<>();
        for (Offer offer : offers) {
            outside = outside == null ? offer.outside() : outside;
            urls.addAll(offer.localUrls());
        }
        return new Offer(outside, List.copyOf(urls));
    }

    /** What all nodes offer, as the database keeps it; a node names its own first. */
    static Offer read(String content, Offer own) {
        List<Offer> offers = new ArrayList<>();
        for (String text : content.split(BETWEEN, -1)) {
            Offer offer = one(text);
            offers.add(offer.equals(own) ? 0 : offers.size(), offer);
        }
        return together(offers);
    }

    String text() {
        List<String> lines = new ArrayList<>(localUrls);
        lines.add(0, outside == null ? NOTHING : outside.kind() + " " + outside.url());
        return String.join("\n", lines);
    }

    private static Offer one(String text) {
        List<String> lines = Arrays.asList(text.split("\n", -1));
        String first = lines.get(0);
        int space = first.indexOf(' ');
        Outside outside = space < 0 ? null : new Outside(first.substring(0, space), first.substring(space + 1));
        return new Offer(outside, List.copyOf(lines.subList(1, lines.size())));
    }
}
