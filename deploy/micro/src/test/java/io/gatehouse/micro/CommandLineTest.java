package io.gatehouse.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.gatehouse.micro.CommandLine.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    @Test
    void withoutArgumentsItRuns() {
        CommandLine line = CommandLine.parse();

        assertThat(line.command()).isEqualTo(Command.RUN);
        assertThat(line.options()).isEmpty();
    }

    @Test
    void aValueFollowsItsFlagAsTheNextWord() {
        assertThat(CommandLine.parse("--http-port", "9").options()).containsEntry(Option.HTTP_PORT, "9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--http-port=9", "-Dgatehouse.http.port=9"})
    void aValueFollowsItsFlagBehindAnEqualsSign(String argument) {
        assertThat(CommandLine.parse(argument).options()).containsEntry(Option.HTTP_PORT, "9");
    }

    @Test
    void aValueMayHoldAnEqualsSignItself() {
        assertThat(CommandLine.parse("--database-url=jdbc:postgresql://db/g?ssl=true")
                        .options())
                .containsEntry(Option.DATABASE_URL, "jdbc:postgresql://db/g?ssl=true");
    }

    @Test
    void anEmptyValueIsAValue() {
        assertThat(CommandLine.parse("--proxies=").options()).containsEntry(Option.PROXIES, "");
    }

    @Test
    void theLastOfTwoEqualOptionsWins() {
        assertThat(CommandLine.parse("--http-port=1", "--http-port", "2").options())
                .containsEntry(Option.HTTP_PORT, "2");
    }

    @Test
    void aCommandMayStandBetweenOptions() {
        CommandLine line = CommandLine.parse("--data", "here", "migrate", "--database-port=5");

        assertThat(line.command()).isEqualTo(Command.MIGRATE);
        assertThat(line.options()).hasSize(2);
    }

    @Test
    void theDatabaseAloneIsACommand() {
        assertThat(CommandLine.parse("database").command()).isEqualTo(Command.DATABASE);
    }

    @Test
    void twoCommandsAreRefused() {
        assertUsage("only one command", "migrate", "database");
    }

    @Test
    void whoAsksForHelpStartsNothing() {
        assertThat(CommandLine.parse("--help", "migrate").command()).isEqualTo(Command.HELP);
        assertThat(CommandLine.parse("database", "--help").command()).isEqualTo(Command.HELP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void helpIsAskedForInTwoWays(String argument) {
        assertThat(CommandLine.parse(argument).command()).isEqualTo(Command.HELP);
    }

    @Test
    void theVersionIsAskedFor() {
        assertThat(CommandLine.parse("--version").command()).isEqualTo(Command.VERSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--http-prot", "start", "-Dgatehouse.http.prot", "-Dsomebody.else"})
    void whatIsUnknownIsRefusedByItsName(String argument) {
        assertUsage(argument, argument + "=9");
    }

    @Test
    void aFlagWithoutItsValueIsRefusedByItsName() {
        assertUsage("--data needs a value", "--data");
    }

    @ParameterizedTest
    @EnumSource
    void helpNamesEveryOptionAndItsEnvironmentVariable(Option option) {
        assertThat(CommandLine.help().lines())
                .anySatisfy(line -> assertThat(line.split(" +"))
                        .contains(option.flag(), option.environment())
                        .contains(option.meaning().split(" ")));
    }

    @ParameterizedTest
    @EnumSource
    void everyOptionIsReadByTheFlagThatHelpShows(Option option) {
        assertThat(CommandLine.parse(option.flag(), "x").options()).containsEntry(option, "x");
    }

    @Test
    void environmentNamesAreThoseOfMicroProfileConfig() {
        assertThat(Option.HTTP_ALLOW_PLAIN.environment()).isEqualTo("GATEHOUSE_HTTP_ALLOW_PLAIN");
        assertThat(Option.HTTP_ALLOW_PLAIN.property()).isEqualTo("gatehouse.http.allow-plain");
    }

    private static void assertUsage(String said, String... arguments) {
        assertThatThrownBy(() -> CommandLine.parse(arguments))
                .hasMessageContaining(said)
                .hasMessageContaining("--help")
                .asInstanceOf(type(StartFailure.class))
                .extracting(StartFailure::exitCode)
                .isEqualTo(StartFailure.USAGE);
    }

    @Test
    void theCheckOfTheAuditTakesAFileOrNone() {
        assertThat(CommandLine.parse("check-audit").file()).isNull();
        assertThat(CommandLine.parse("check-audit", "-", "--data=here").file()).isEqualTo("-");
        CommandLine line = CommandLine.parse("check-audit", "--audit-witness", "kept", "dump.sql");

        assertThat(line.command()).isEqualTo(Command.CHECK_AUDIT);
        assertThat(line.file()).isEqualTo("dump.sql");
        assertThat(line.options()).containsEntry(Option.AUDIT_WITNESS, "kept");
    }

    @Test
    void onlyOneFileIsCheckedAtOnce() {
        assertThatThrownBy(() -> CommandLine.parse("check-audit", "one.sql", "two.sql"))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("two.sql");
    }
}
