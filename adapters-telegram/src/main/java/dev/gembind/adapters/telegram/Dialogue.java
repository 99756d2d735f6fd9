package dev.gembind.adapters.telegram;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides who answers: what was written or pressed goes to the {@link LinkTalk} or to the {@link AccountTalk}. */
final class Dialogue {
    // nothing the bot understands is longer
    private static final int MAX_TEXT = 200;
    private static final Duration BUTTON_LIFE = Duration.ofMinutes(15);

    private final String username;
    private final LinkTalk links;
    private final AccountTalk accounts;
    private final @Nullable ShopTalk shop;
    private final InstantSource clock;

    /**
     * @param shop null where nothing is sold
     */
    Dialogue(String username, LinkTalk links, AccountTalk accounts, @Nullable ShopTalk shop, InstantSource clock) {
        this.username = username;
        this.links = links;
        this.accounts = accounts;
        this.shop = shop;
        this.clock = clock;
    }

    /** Answers a message; empty when it is not for the bot. */
    Optional<Screen> written(Incoming.Written message) {
        if (message.text().length() > MAX_TEXT) {
            return message.isPrivate() ? Optional.of(screen(Sentence.NOT_UNDERSTOOD)) : Optional.empty();
        }
        Typed typed = Typed.read(message.text(), username);
        if (!message.isPrivate()) {
            return inGroup(message.from(), typed);
        }
        Sender who = message.from();
        if (typed instanceof Typed.Command command) {
            return Optional.of(command(who, command));
        }
        return typed instanceof Typed.Words words ? Optional.of(words(who, words.text())) : Optional.empty();
    }

    /**
     * Ends a code that was posted in a group, where somebody else could use it. Otherwise groups see no answer but to
     * commands that only make sense in private.
     */
    private Optional<Screen> inGroup(Sender who, Typed typed) {
        if (typed instanceof Typed.Words words && looksLikeCode(words.text()) && links.burn(who, words.text())) {
            return Optional.of(Screen.of(Sentence.CODE_BURNT.text(username)));
        }
        return typed instanceof Typed.Command command ? commandInGroup(who, command) : Optional.empty();
    }

    private Optional<Screen> commandInGroup(Sender who, Typed.Command command) {
        Sentence answer = switch (command.name()) {
            case "start", "link" -> links.burn(who, command.argument()) ? Sentence.CODE_BURNT : Sentence.PRIVATE_ONLY;
            case "me", "unlink", "help", "balance", "history", "buy", "refund", "terms", "paysupport" ->
                Sentence.PRIVATE_ONLY;
            default -> null;
        };
        return Optional.ofNullable(answer).map(sentence -> Screen.of(sentence.text(username)));
    }

    private Screen command(Sender who, Typed.Command command) {
        String argument = command.argument();
        return switch (command.name()) {
            case "start" -> argument.isEmpty() ? accounts.greet(who) : start(who, argument);
            case "link" -> argument.isEmpty() ? screen(Sentence.LINK_WITHOUT_CODE) : links.open(who, argument);
            case "me" -> accounts.describe(who);
            case "unlink" -> accounts.askToUnlink(who);
            case "help" -> screen(shop == null ? Sentence.HELP : Sentence.HELP_SHOP);
            default -> shop == null ? screen(Sentence.NOT_UNDERSTOOD) : shop.answer(who, command.name());
        };
    }

    private Screen start(Sender who, String payload) {
        if (shop != null && payload.equals(GemTalk.START)) {
            return shop.offers(who);
        }
        return looksLikeCode(payload) ? links.open(who, payload) : screen(Sentence.LINK_BROKEN);
    }

    private Screen words(Sender who, String text) {
        return looksLikeCode(text) ? links.open(who, text) : screen(Sentence.NOT_UNDERSTOOD);
    }

    private static boolean looksLikeCode(String text) {
        return CodeShape.isToken(text) || CodeShape.isTypedCode(text);
    }

    /** Answers a press. The bot puts buttons into private chats only, so a press elsewhere is somebody's forgery. */
    Reaction pressed(Incoming.Pressed press) {
        ButtonData button = ButtonData.read(press.data()).orElse(null);
        if (button == null || !press.isPrivate() || press.chat() != press.from().id()) {
            return Reaction.note(Sentence.NOT_YOURS.text());
        }
        Sender who = press.from();
        return switch (button.kind()) {
            case CONFIRM -> links.confirm(who, button.id());
            case CANCEL -> links.cancel(who, button.id());
            case UNLINK -> isFresh(press.shownAt()) ? accounts.unlink(who, button.id()) : over();
            case SIGN_UP -> isFresh(press.shownAt()) ? accounts.signUp(who) : over();
            case BUY, REFUND, REFUND_NOW, END, END_NOW, ALLOW -> inShop(press, button);
            case END_NOT -> Reaction.show(Sentence.END_KEPT.text());
            case REFUND_NOT -> Reaction.show(Sentence.REFUND_KEPT.text());
            case KEEP -> Reaction.show(Sentence.KEPT.text());
            case NOT_NOW -> Reaction.show(Sentence.NOT_SIGNED_UP.text());
        };
    }

    private Reaction inShop(Incoming.Pressed press, ButtonData button) {
        if (shop == null) {
            return Reaction.note(Sentence.NO_LONGER_SOLD.text());
        }
        return shop.pressed(press.from(), button, isFresh(press.shownAt()));
    }

    private boolean isFresh(@Nullable Instant shownAt) {
        return shownAt != null && clock.instant().isBefore(shownAt.plus(BUTTON_LIFE));
    }

    private static Reaction over() {
        return Reaction.show(Sentence.BUTTON_TOO_OLD.text());
    }

    private static Screen screen(Sentence sentence) {
        return Screen.of(sentence.text());
    }
}
