package dev.gembind.adapters.telegram;

import dev.gembind.adapters.telegram.ButtonData.Kind;
import dev.gembind.core.UserId;
import java.util.stream.Collectors;

/** Talks about links and codes: asks before anything is done, and says what came of it. */
final class LinkTalk {
    private final Desk desk;

    LinkTalk(Desk desk) {
        this.desk = desk;
    }

    /** Opens what a link carries or what somebody typed. */
    Screen open(Sender who, String secret) {
        Opening opening = desk.open(who, secret);
        if (opening instanceof Opening.AsksToBind ask) {
            return question(Sentence.CONFIRM_BIND.text(who.name(), label(ask)), ask.attempt());
        } else if (opening instanceof Opening.AsksToSignIn ask) {
            return question(Sentence.CONFIRM_SIGN_IN.text(who.name(), ask.pageCode()), ask.attempt());
        } else if (opening instanceof Opening.Limited limited) {
            return Screen.of(Sentence.SLOW_DOWN.text(Words.wait(limited.retryAfter())));
        }
        return Screen.of(
                (opening instanceof Opening.Superseded ? Sentence.CODE_SUPERSEDED : Sentence.CODE_INVALID).text());
    }

    /** Says which user is meant, in a way that its owner knows and a stranger learns little from. */
    private static String label(Opening.AsksToBind ask) {
        String user = shown(ask.user());
        return ask.others().isEmpty()
                ? user
                : ask.others().stream()
                        .map(other -> other.platform().title() + " " + Words.masked(other.name()))
                        .collect(Collectors.joining(", ", user + " (", ")"));
    }

    /** Ends a code that somebody posted where others can read it; tells whether there was one. */
    boolean burn(Sender who, String secret) {
        return desk.burn(who, secret);
    }

    private static Screen question(String text, String attempt) {
        return Screen.of(
                text,
                Kind.CONFIRM.button(Sentence.BUTTON_CONFIRM, attempt),
                Kind.CANCEL.button(Sentence.BUTTON_CANCEL, attempt));
    }

    /** The confirm button was pressed. */
    Reaction confirm(Sender who, String attempt) {
        return told(who, desk.confirm(who, attempt));
    }

    /** The cancel button was pressed. */
    Reaction cancel(Sender who, String attempt) {
        return told(who, desk.cancel(who, attempt));
    }

    private static Reaction told(Sender who, Ending ending) {
        if (ending instanceof Ending.NotYours) {
            return Reaction.note(Sentence.NOT_YOURS.text());
        }
        return Reaction.show(sentence(who, ending));
    }

    private static String sentence(Sender who, Ending ending) {
        if (ending instanceof Ending.Bound bound) {
            return Sentence.BOUND.text(who.name(), shown(bound.user()));
        } else if (ending instanceof Ending.AlreadyBound bound) {
            return Sentence.ALREADY_BOUND.text(shown(bound.user()));
        } else if (ending instanceof Ending.BoundToAnother taken) {
            return taken.message();
        } else if (ending instanceof Ending.UserHasOther other) {
            return Sentence.USER_HAS_OTHER.text(shown(other.user()));
        } else if (ending instanceof Ending.UnknownUser) {
            return Sentence.UNKNOWN_USER.text();
        } else if (ending instanceof Ending.SignedIn) {
            return Sentence.SIGNED_IN.text();
        } else if (ending instanceof Ending.NotConnected) {
            return Sentence.SIGN_IN_UNKNOWN.text();
        } else if (ending instanceof Ending.Suspended) {
            return Sentence.SUSPENDED.text();
        }
        return (ending instanceof Ending.Cancelled ? Sentence.CANCELLED : Sentence.OVER).text();
    }

    private static String shown(UserId user) {
        return Words.masked(user.value());
    }
}
