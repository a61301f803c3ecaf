package io.gatehouse.web.admission;

import io.gatehouse.web.problem.Fields;

/** The note without which nobody decides anything. */
final class Notes {

    private Notes() {}

    static String of(Fields fields) {
        fields.require("note");
        return fields.build(() -> fields.text("note", ""));
    }
}
