package io.gatehouse.micro;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What further nodes on this machine have from the first: its database, and the key of the installation. */
final class FirstNode {

    private static final String USER = "gatehouse";

    private FirstNode() {}

    static void lendDatabase(Settings settings) {
        settings.set(Option.DATABASE_URL, read(settings, EmbeddedDatabase.ADDRESS_FILE));
        settings.set(Option.DATABASE_USER, USER);
        settings.set(Option.DATABASE_PASSWORD, read(settings, EmbeddedDatabase.PASSWORD_FILE));
    }

    static String key(Settings settings) {
        return read(settings, DataFolder.INSTALLATION_KEY);
    }

    private static String read(Settings settings, String name) {
        Path file = settings.data().resolve(name);
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StartFailure(
                    "node " + settings.get(Option.NODE) + " needs " + file
                            + ", which node 1 makes; start that first, with the same " + Option.DATA.flag(),
                    e);
        }
    }
}
