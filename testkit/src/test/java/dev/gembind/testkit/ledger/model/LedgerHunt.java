package dev.gembind.testkit.ledger.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.ledger.LedgerStore;
import dev.gembind.testkit.memory.InMemoryStorage;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Runs histories over a store that may do one thing wrong, and tells what the model found. */
final class LedgerHunt {
    static final int STEPS = 250;
    private static final int SEEDS = 4;

    private LedgerHunt() {}

    /** Returns the rules that were broken, with what broke them. */
    static Stream<String> broken(UnaryOperator<LedgerStore> mutant) {
        return LongStream.rangeClosed(1, SEEDS).boxed().flatMap(seed -> {
            InMemoryStorage storage = InMemoryStorage.create();
            LedgerStore store = mutant.apply(storage.ledger());
            return new LedgerHistory(storage.transactor(), store, new LedgerPlan(seed, 3, STEPS)).run().stream();
        });
    }

    /** Asserts that a rule was broken whose name begins so. */
    static void assertCaught(UnaryOperator<LedgerStore> mutant, String rule) {
        assertThat(broken(mutant).toList()).anySatisfy(what -> assertThat(what).startsWith(rule));
    }
}
