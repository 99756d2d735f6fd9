package dev.gembind.sandbox;

import dev.gembind.sandbox.faults.FaultSwitches;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A sandbox whose platforms can be broken, and a bot that calls its Telegram. */
abstract class FaultScene {
    final SandboxConfig config = SandboxConfig.seeded(7, URI.create("http://localhost:8080"));
    Sandbox sandbox;
    BotClient bot;
    FaultSwitches faults;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(config);
        bot = new BotClient(config, sandbox);
        faults = sandbox.telegram().faults();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }
}
