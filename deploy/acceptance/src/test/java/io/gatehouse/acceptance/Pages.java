package io.gatehouse.acceptance;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** A list of the API, walked page by page. */
final class Pages {
    private static final int FAR = 1_000;

    private Pages() {}

    /** All items from the first page on; {@code between} happens after each page that is not the last. */
    static List<JsonObject> walk(String path, Runnable between) {
        List<JsonObject> items = new ArrayList<>();
        var page = Api.admin().get(path).expect(200);
        items.addAll(page.items());
        for (int pages = 1; !Answer.isNull(page.json(), "next"); pages++) {
            if (pages == FAR) {
                throw new AssertionError(path + " has no end");
            }
            between.run();
            page = Api.admin()
                    .get(path + (path.contains("?") ? "&" : "?") + "cursor=" + page.text("next"))
                    .expect(200);
            items.addAll(page.items());
        }
        return items;
    }

    static List<JsonObject> walk(String path) {
        return walk(path, () -> {});
    }

    static List<String> ids(List<JsonObject> items) {
        return items.stream().map(item -> item.getString("id")).toList();
    }
}
