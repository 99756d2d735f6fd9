package dev.gembind.adapters.telegram;

import dev.gembind.adapters.telegram.ButtonData.Kind;
import java.util.stream.Collectors;

/** Talks about the user a Telegram account belongs to: who it is, making one, and parting from it. */
final class AccountTalk {
    private final Desk desk;

    AccountTalk(Desk desk) {
        this.desk = desk;
    }

    /** Answers {@code /start} without a code. */
    Screen greet(Sender who) {
        return desk.membershipOf(who)
                .map(known -> Screen.of(Sentence.HELLO_KNOWN.text(known.user().value())))
                .orElseGet(this::greetStranger);
    }

    private Screen greetStranger() {
        if (!desk.isSignUpOpen()) {
            return Screen.of(Sentence.HELLO_STRANGER_NO_SIGN_UP.text());
        }
        return Screen.of(
                Sentence.HELLO_STRANGER.text(),
                Kind.SIGN_UP.button(Sentence.BUTTON_SIGN_UP, "me"),
                Kind.NOT_NOW.button(Sentence.BUTTON_NOT_NOW, "me"));
    }

    /** The button that makes a user was pressed. */
    Reaction signUp(Sender who) {
        SignUp signUp = desk.signUp(who);
        if (signUp instanceof SignUp.Made made) {
            return Reaction.show(Sentence.SIGNED_UP.text(made.user().value()));
        } else if (signUp instanceof SignUp.Known known) {
            return Reaction.show(Sentence.HELLO_KNOWN.text(known.user().value()));
        } else if (signUp instanceof SignUp.Suspended) {
            return Reaction.show(Sentence.SUSPENDED.text());
        } else if (signUp instanceof SignUp.Limited limited) {
            return Reaction.note(Sentence.SLOW_DOWN.text(Words.wait(limited.retryAfter())));
        }
        return Reaction.show(Sentence.SIGN_UP_CLOSED.text());
    }

    /** Answers {@code /me}. */
    Screen describe(Sender who) {
        return desk.membershipOf(who)
                .map(known -> Screen.of(Sentence.ME.text(known.user().value(), list(known))))
                .orElseGet(() -> Screen.of(Sentence.ME_STRANGER.text()));
    }

    private static String list(Membership membership) {
        return membership.connected().stream().map(AccountTalk::line).collect(Collectors.joining("\n"));
    }

    private static String line(Connected connected) {
        Sentence line = switch (connected.status()) {
            case ACTIVE, UNLINKED -> Sentence.ME_LINE;
            case STALE -> Sentence.ME_LINE_STALE;
            case SUSPENDED -> Sentence.ME_LINE_SUSPENDED;
        };
        return line.text(connected.platform().title(), connected.name());
    }

    /** Answers {@code /unlink}: asks first. */
    Screen askToUnlink(Sender who) {
        return desk.membershipOf(who)
                .map(known -> Screen.of(
                        Sentence.CONFIRM_UNLINK.text(who.name(), known.user().value()),
                        Kind.UNLINK.button(Sentence.BUTTON_UNLINK, known.binding()),
                        Kind.KEEP.button(Sentence.BUTTON_KEEP, known.binding())))
                .orElseGet(() -> Screen.of(Sentence.NOT_LINKED.text()));
    }

    /** The button that disconnects was pressed. */
    Reaction unlink(Sender who, String binding) {
        Parting parting = desk.unlink(who, binding);
        if (parting instanceof Parting.Unlinked unlinked) {
            return Reaction.show(Sentence.UNLINKED.text(unlinked.user().value()));
        } else if (parting instanceof Parting.LastWayIn last) {
            return Reaction.show(Sentence.LAST_IDENTITY.text(last.user().value()));
        }
        return Reaction.show((parting instanceof Parting.Suspended ? Sentence.SUSPENDED : Sentence.UNLINK_OVER).text());
    }
}
