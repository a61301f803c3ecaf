package io.gatehouse.micro;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for at the terminal.
 *
 * @param file what a command is about, of those that take a file: - is what comes in
 */
record CommandLine(Command command, @Nullable String file, Map<Option, String> options) {

    enum Command {
        RUN,
        MIGRATE,
        DATABASE,
        CHECK_AUDIT,
        HELP,
        VERSION
    }

    static CommandLine parse(String... arguments) {
        Command command = Command.RUN;
        String file = null;
        Map<Option, String> options = new EnumMap<>(Option.class);
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            switch (argument) {
                case "--help", "-h" -> command = Command.HELP;
                case "--version" -> command = Command.VERSION;
                case "migrate" -> command = only(Command.MIGRATE, command);
                case "database" -> command = only(Command.DATABASE, command);
                case "check-audit" -> command = only(Command.CHECK_AUDIT, command);
                default -> {
                    if (command == Command.CHECK_AUDIT && file == null && isFile(argument)) {
                        file = argument;
                        continue;
                    }
                    int equals = argument.indexOf('=');
                    String flag = equals < 0 ? argument : argument.substring(0, equals);
                    Option option = Option.byFlag(flag)
                            .orElseThrow(() -> StartFailure.usage("there is no option or command '" + flag + "'"));
                    if (equals < 0 && i + 1 == arguments.length) {
                        throw StartFailure.usage(flag + " needs a value");
                    }
                    options.put(option, equals < 0 ? arguments[++i] : argument.substring(equals + 1));
                }
            }
        }
        return new CommandLine(command, file, options);
    }

    private static boolean isFile(String argument) {
        return argument.equals("-") || !argument.startsWith("-");
    }

    /** Who asks for help as well wants to read first; who names two commands can't be done both. */
    private static Command only(Command named, Command before) {
        return switch (before) {
            case RUN -> named;
            case HELP, VERSION -> before;
            case MIGRATE, DATABASE, CHECK_AUDIT -> throw StartFailure.usage("there can be only one command");
        };
    }

    static String help() {
        StringBuilder help = new StringBuilder("""
                Usage: gatehouse [options]            starts Gatehouse in the foreground; Ctrl-C stops it
                       gatehouse migrate [options]    brings the database's schema up to date, and ends
                       gatehouse database [options]   runs only the embedded database, for a server of yours
                       gatehouse check-audit [file] [options]
                                                      compares what the audit holds with its seals, in a dump of pg_dump
                                                      (- reads it from the input), or else in the database itself
                       gatehouse --version | --help

                Options, also as environment variables or as gatehouse.* properties in <data>/gatehouse.properties;
                an option wins over the environment, the environment over the file:

                """);
        for (Option option : Option.values()) {
            help.append("  %-20s %-32s %s%n".formatted(option.flag(), option.environment(), option.meaning()));
            if (!option.fallback().isEmpty()) {
                help.append("  %-53s (default %s)%n".formatted("", option.fallback()));
            }
        }
        return help.append("""

                        GATEHOUSE_JAVA_OPTS holds options for the Java virtual machine (default
                        -XX:+UseParallelGC -XX:InitialRAMPercentage=8).
                        Exit codes: 0 stopped as asked, 1 could not start or go on, or the audit is not as it was sealed,
                        2 wrong usage.
                        """).toString();
    }
}
