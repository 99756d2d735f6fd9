package dev.gembind.app.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import dev.gembind.app.config.LogConfig;
import dev.gembind.app.config.LogFormat;
import dev.gembind.app.config.LogLevel;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Sets the log of this process up. */
public final class Logging {
    // these tell at INFO what only their authors want to know
    private static final List<String> TALKATIVE = List.of("org.eclipse.jetty", "io.javalin", "okhttp3", "org.flywaydb");

    private Logging() {}

    /** Replaces what was set up before. Messages of libraries count from one level above the configured one. */
    public static void apply(LogConfig config, LogStream stream) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            throw new IllegalStateException("Logback is not the logging library of this process");
        }
        context.reset();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(level(config.level()));
        TALKATIVE.forEach(name -> context.getLogger(name).setLevel(quieter(config.level())));
        // says that it could not start, and nothing of why; the exception that says it reaches the operator anyway
        context.getLogger("io.javalin.Javalin").setLevel(Level.OFF);
        root.addAppender(appender(context, encoder(config.format()), stream));
    }

    static Encoder<ILoggingEvent> encoder(LogFormat format) {
        return format == LogFormat.JSON ? new JsonEncoder() : new TextEncoder();
    }

    private static ConsoleAppender<ILoggingEvent> appender(
            LoggerContext context, Encoder<ILoggingEvent> encoder, LogStream stream) {
        encoder.setContext(context);
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setTarget(stream.target());
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }

    private static Level level(LogLevel level) {
        return Level.toLevel(level.name());
    }

    private static Level quieter(LogLevel level) {
        return level == LogLevel.ERROR ? Level.ERROR : Level.WARN;
    }
}
