package io.gatehouse.micro;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where PostgreSQL's programs are unpacked to. An unpacking that was cut short is done again. */
final class Binaries {

    private static final String FOLDER = "postgres-programs";
    private static final String COMPLETE = "postgres-programs.complete";

    private Binaries() {}

    static File folder(DataFolder data) throws IOException {
        Path folder = data.resolve(FOLDER);
        if (data.read(COMPLETE).isEmpty()) {
            delete(folder);
        }
        Files.createDirectories(folder);
        return folder.toFile();
    }

    static void complete(DataFolder data) {
        if (data.read(COMPLETE).isEmpty()) {
            data.write(COMPLETE, "unpacked");
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        }
    }
}
