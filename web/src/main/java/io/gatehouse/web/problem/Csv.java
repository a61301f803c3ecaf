package io.gatehouse.web.problem;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of a table as RFC 4180 writes them, with nothing in them that a spreadsheet would run. */
public final class Csv {

    private static final String FORMULA = "=+-@\t\r";
    private static final String MUST_BE_QUOTED = ",;\"\n\r";

    private Csv() {}

    public static void line(Writer writer, List<? extends @Nullable Object> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                writer.write(',');
            }
            writer.write(cell(cells.get(i)));
        }
        writer.write("\r\n");
    }

    static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        boolean quote = formula || text.chars().anyMatch(character -> MUST_BE_QUOTED.indexOf(character) >= 0);
        return quote ? "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"" : text;
    }
}
