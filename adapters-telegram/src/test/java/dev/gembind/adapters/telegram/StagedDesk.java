package dev.gembind.adapters.telegram;

import dev.gembind.core.storage.StorageException;
import dev.gembind.core.storage.StorageUnavailableException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers what a test set, and notes what it was asked. */
final class StagedDesk implements Desk {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    volatile Opening opening = new Opening.Invalid();
    volatile boolean burning;
    volatile Ending ending = new Ending.Over();
    volatile Ending cancelling = new Ending.Cancelled();
    volatile Optional<Membership> membership = Optional.empty();
    volatile Parting parting = new Parting.NotLinked();
    volatile boolean signUpOpen = true;
    volatile SignUp signUp = new SignUp.Closed();
    volatile RuntimeException failure;
    volatile Runnable whenConfirmed = () -> {};
    volatile Runnable whenAsked = () -> {};

    List<String> asked() {
        return asked;
    }

    static RuntimeException storageIsAway() {
        return new StorageUnavailableException(StorageException.Outcome.NOT_COMMITTED, "the disk is away", null);
    }

    private void note(String what) {
        asked.add(what);
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public Opening open(Sender who, String secret) {
        note("open " + who.id() + " " + secret);
        return opening;
    }

    @Override
    public boolean burn(Sender who, String secret) {
        note("burn " + who.id() + " " + secret);
        return burning;
    }

    @Override
    public Ending confirm(Sender who, String attempt) {
        note("confirm " + who.id() + " " + attempt);
        whenConfirmed.run();
        return ending;
    }

    @Override
    public Ending cancel(Sender who, String attempt) {
        note("cancel " + who.id() + " " + attempt);
        return cancelling;
    }

    @Override
    public Optional<Membership> membershipOf(Sender who) {
        note("membership " + who.id());
        whenAsked.run();
        return membership;
    }

    @Override
    public Parting unlink(Sender who, String binding) {
        note("unlink " + who.id() + " " + binding);
        return parting;
    }

    @Override
    public boolean isSignUpOpen() {
        return signUpOpen;
    }

    @Override
    public SignUp signUp(Sender who) {
        note("signUp " + who.id());
        return signUp;
    }
}
