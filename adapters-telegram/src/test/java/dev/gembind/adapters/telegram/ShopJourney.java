package dev.gembind.adapters.telegram;

import static dev.gembind.adapters.telegram.CoreWorld.ALICE;

import dev.gembind.sandbox.telegram.Person;
import dev.gembind.testkit.junit.LeakCheck;
import dev.gembind.testkit.junit.UncaughtExceptionGuard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A simulated Telegram that sells, and nelly, who is connected to alice. */
@Timeout(120)
@ExtendWith({LeakCheck.class, UncaughtExceptionGuard.class})
abstract class ShopJourney {
    final WholeWorld world = new WholeWorld(true);
    final CoreWorld core = world.core;
    final Phones phones = world.phones;
    final Customers customers = new Customers(world);
    final Person nelly = world.nelly;

    @BeforeEach
    void connectNelly() {
        customers.connect(nelly, ALICE);
    }

    @AfterEach
    void close() {
        world.close();
    }
}
