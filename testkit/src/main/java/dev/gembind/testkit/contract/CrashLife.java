package dev.gembind.testkit.contract;

import dev.gembind.core.storage.StorageException;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.testkit.memory.InMemoryStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A story that was told to a storage until it ended or a transaction failed, and what may be found of it afterwards. */
final class CrashLife {
    private final int number;
    private int acknowledged;
    private @Nullable Outcome failure;

    private CrashLife(int number) {
        this.number = number;
    }

    /** Tells the story of a number to the storage of a trial. */
    static CrashLife live(CrashTrial trial, int number) {
        CrashLife life = new CrashLife(number);
        try {
            CrashWorkload story = new CrashWorkload(trial.storage().stores(), number);
            for (int step = 0; step < CrashWorkload.STEPS; step++) {
                story.run(step);
                life.acknowledged++;
            }
        } catch (StorageException e) {
            life.failure = e.outcome();
        }
        return life;
    }

    Optional<Outcome> failure() {
        return Optional.ofNullable(failure);
    }

    /** Returns what is wrong with what a storage holds afterwards; nothing if all is well. */
    Optional<String> complaint(OpenStorage afterwards) {
        List<String> found = new CrashWorkload(afterwards.stores(), number).state();
        List<List<String>> right = states();
        int at = right.indexOf(found);
        if (at == acknowledged || (at == acknowledged + 1 && failure == Outcome.UNKNOWN)) {
            return Optional.empty();
        }
        return Optional.of(
                "of story " + number + ", " + acknowledged + " transactions were acknowledged, the next one ended "
                        + (failure == null ? "well" : failure) + ", but there is "
                        + (at < 0 ? "something by halves: " + found : "the state after " + at));
    }

    /** Tells the story again from its beginning, as somebody would who does not know how far it came. */
    void finish(OpenStorage afterwards) {
        CrashWorkload story = new CrashWorkload(afterwards.stores(), number);
        for (int step = 0; step < CrashWorkload.STEPS; step++) {
            story.run(step);
        }
        acknowledged = CrashWorkload.STEPS;
        failure = null;
    }

    /** Returns the states between transactions, told by a storage that cannot fail. */
    private List<List<String>> states() {
        try (InMemoryStorage memory = InMemoryStorage.create()) {
            CrashWorkload story = new CrashWorkload(memory.bindingStores(), number);
            List<List<String>> states = new ArrayList<>(List.of(story.state()));
            for (int step = 0; step < CrashWorkload.STEPS; step++) {
                story.run(step);
                states.add(story.state());
            }
            return states;
        }
    }
}
