// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;

/**
 * Sets Logback up without its XML reader, which costs more than the rest of logging: quiet unless asked, and on standard
 * error only.
 */
public final class LoggingConfigurator extends ContextAwareBase implements Configurator {

    /** How much is logged: {@code warn}, {@code info} or {@code debug}. */
    static final String LEVEL_PROPERTY = "execready.log.level";

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        // Without a listener Logback would get ready to print its own troubles with times, for which Java reads all
        // time zones.
        context.getStatusManager().add(new NopStatusListener());
        Level level = Level.toLevel(System.getProperty(LEVEL_PROPERTY), Level.OFF);
        context.getLogger("ROOT").setLevel(level.isGreaterOrEqual(Level.INFO) ? level : Level.INFO);
        context.getLogger("io.github.execready").setLevel(level);
        if (level == Level.OFF) {
            return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
        }
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern("%-5level %logger{0}: %msg%n%rEx{short}");
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setLayout(layout);
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        context.getLogger("ROOT").addAppender(appender);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
