package dev.gembind.adapters.telegram;

import dev.gembind.core.UserId;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.bindings.AttemptPurpose;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingService;
import dev.gembind.core.bindings.ConfirmationService;
import dev.gembind.core.bindings.LinkAttempt;
import dev.gembind.core.bindings.LinkService;
import dev.gembind.core.bindings.OpenOutcome;
import dev.gembind.core.bindings.SignInService;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The desk of core's services. Holds no rule: it passes on who Telegram vouches for, and says the answers in the bot's terms. */
final class CoreDesk implements Desk {
    private static final Origin BOT = new Origin(Origin.Actor.BOT, null, null);

    private final LinkService links;
    private final ConfirmationService confirmations;
    private final BindingService bindings;
    private final SignInService signIns;

    CoreDesk(LinkService links, ConfirmationService confirmations, BindingService bindings, SignInService signIns) {
        this.links = links;
        this.confirmations = confirmations;
        this.bindings = bindings;
        this.signIns = signIns;
    }

    @Override
    public Opening open(Sender who, String secret) {
        OpenOutcome outcome = links.open(who.identity(), secret, BOT);
        return outcome instanceof OpenOutcome.Opened opened
                ? question(opened.attempt())
                : CoreAnswers.unopened(outcome);
    }

    private Opening question(LinkAttempt attempt) {
        if (attempt.purpose() == AttemptPurpose.SIGN_IN) {
            return new Opening.AsksToSignIn(attempt.id(), attempt.comparison());
        }
        UserId user = Objects.requireNonNull(attempt.user());
        return new Opening.AsksToBind(attempt.id(), user, connectedTo(user));
    }

    @Override
    public boolean burn(Sender who, String secret) {
        return links.burn(who.identity(), secret, BOT);
    }

    @Override
    public Ending confirm(Sender who, String attempt) {
        return CoreAnswers.ending(confirmations.confirmAsSender(who.identity(), attempt, BOT));
    }

    @Override
    public Ending cancel(Sender who, String attempt) {
        return CoreAnswers.ending(confirmations.cancelAsSender(who.identity(), attempt, BOT));
    }

    @Override
    public Optional<Membership> membershipOf(Sender who) {
        return bindingOf(who).map(held -> new Membership(held.user(), held.id(), connectedTo(held.user())));
    }

    @Override
    public Parting unlink(Sender who, String binding) {
        return bindingOf(who)
                .filter(held -> held.id().equals(binding))
                .map(held -> CoreAnswers.parting(bindings.unlink(held, BOT)))
                .orElseGet(Parting.NotLinked::new);
    }

    @Override
    public boolean isSignUpOpen() {
        return signIns.isSignUpOpen();
    }

    @Override
    public SignUp signUp(Sender who) {
        return CoreAnswers.signUp(signIns.signUp(who.identity(), BOT));
    }

    private Optional<Binding> bindingOf(Sender who) {
        return bindings.findByAccount(who.identity().account());
    }

    private List<Connected> connectedTo(UserId user) {
        return bindings.bindingsOf(user).stream().map(Connected::of).toList();
    }
}
