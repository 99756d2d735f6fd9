package dev.gembind.app.logging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.app.config.LogConfig;
import dev.gembind.app.config.LogFormat;
import dev.gembind.app.config.LogLevel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

class LoggingTest {
    @AfterEach
    void quieten() {
        Logging.apply(new LogConfig(LogLevel.WARN, LogFormat.TEXT), LogStream.OUT);
    }

    @ParameterizedTest
    @EnumSource(LogLevel.class)
    void theConfiguredLevelCounts(LogLevel level) {
        Logging.apply(new LogConfig(level, LogFormat.TEXT), LogStream.OUT);

        for (Level each : Level.values()) {
            assertThat(LoggerFactory.getLogger("dev.gembind.Anything").isEnabledForLevel(each))
                    .as(each.name())
                    .isEqualTo(each.toInt() >= Level.valueOf(level.name()).toInt());
        }
    }

    @Test
    void librariesTellWhatFailedAndNothingElse() {
        Logging.apply(new LogConfig(LogLevel.TRACE, LogFormat.TEXT), LogStream.OUT);

        assertThat(LoggerFactory.getLogger("org.eclipse.jetty.server.Server").isInfoEnabled())
                .isFalse();
        assertThat(LoggerFactory.getLogger("org.eclipse.jetty.server.Server").isWarnEnabled())
                .isTrue();
    }

    @Test
    void aPortInUseIsToldOnceByUs() {
        Logging.apply(new LogConfig(LogLevel.INFO, LogFormat.TEXT), LogStream.OUT);

        assertThat(LoggerFactory.getLogger("io.javalin.Javalin").isErrorEnabled())
                .isFalse();
    }
}
