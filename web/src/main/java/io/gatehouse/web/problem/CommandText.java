package io.gatehouse.web.problem;

import io.gatehouse.scanner.Command;
import java.util.List;

/** What a scanner is told to do, as it is told: in the answer to a heartbeat, with a problem, or in a message of its own. */
public final class CommandText {

    private CommandText() {}

    public static String list(List<Command> commands) {
        StringBuilder list = new StringBuilder("[");
        for (Command command : commands) {
            if (list.length() > 1) {
                list.append(',');
            }
            list.append(add(JsonText.object(), command));
        }
        return list.append(']').toString();
    }

    public static String message(Command command) {
        return add(JsonText.of("command"), command);
    }

    private static String add(JsonText begun, Command command) {
        begun.text("id", command.id()).text("name", command.name().wire());
        if (command.text() != null) {
            begun.text("text", command.text());
        }
        return begun.text("at", command.at()).json();
    }
}
