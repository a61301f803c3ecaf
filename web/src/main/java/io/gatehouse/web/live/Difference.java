package io.gatehouse.web.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A list as it was last told, from which what is different now is found. */
final class Difference<K, V> {

    private final Function<V, K> key;
    private final Function<V, ?> gist;
    private Map<K, V> told = Map.of();

    Difference(Function<V, K> key) {
        this(key, value -> value);
    }

    /** @param gist what of a value matters so much that it is told when it changes */
    Difference(Function<V, K> key, Function<V, ?> gist) {
        this.key = key;
        this.gist = gist;
    }

    /** What is new or different; from now on that is told. */
    List<V> of(List<V> now) {
        List<V> different = new ArrayList<>();
        Map<K, V> all = new LinkedHashMap<>();
        for (V value : now) {
            K name = key.apply(value);
            all.put(name, value);
            V before = told.get(name);
            if (before == null || !gist.apply(value).equals(gist.apply(before))) {
                different.add(value);
            }
        }
        told = all;
        return different;
    }

    /** Those told before that are no more among these. */
    List<K> gone(List<V> now) {
        List<K> gone = new ArrayList<>(told.keySet());
        now.forEach(value -> gone.remove(key.apply(value)));
        return gone;
    }

    List<V> told() {
        return List.copyOf(told.values());
    }
}
