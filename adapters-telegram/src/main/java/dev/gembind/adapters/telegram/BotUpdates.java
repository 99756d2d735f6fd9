package dev.gembind.adapters.telegram;

import dev.gembind.core.storage.StorageException;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.objects.Update;

/**
 * The way of one update: is it from a person, is there room, what is the answer, send it. When storage fails the person
 * is told to try again; what was pressed can then be pressed again.
 */
final class BotUpdates implements UpdateHandler {
    private static final Logger LOG = LoggerFactory.getLogger(BotUpdates.class);

    private final Dialogue dialogue;
    private final Gate gate;
    private final Consumer<Outgoing> sender;

    BotUpdates(Dialogue dialogue, Gate gate, Consumer<Outgoing> sender) {
        this.dialogue = dialogue;
        this.gate = gate;
        this.sender = sender;
    }

    @Override
    public void handle(Update update) {
        UpdateReader.read(update).ifPresent(this::act);
    }

    @Override
    public void givenUp(Update update) {
        UpdateReader.read(update).ifPresent(incoming -> apologise(incoming, Sentence.TROUBLE));
    }

    private void act(Incoming incoming) {
        if (!gate.admits(incoming.from().id())) {
            refuse(incoming);
            return;
        }
        try {
            answer(incoming);
        } catch (StorageException e) {
            LOG.warn("storage failed while answering in Telegram: {} ({})", e.code(), e.outcome(), e);
            apologise(incoming, Sentence.STORAGE_TROUBLE);
        }
    }

    private void answer(Incoming incoming) {
        if (incoming instanceof Incoming.Pressed press) {
            react(press, dialogue.pressed(press));
        } else if (incoming instanceof Incoming.Written message) {
            Optional<Screen> screen = dialogue.written(message);
            // a group is answered seldom: anybody can write there
            if (screen.isPresent() && (message.isPrivate() || gate.mayWarn(message.chat()))) {
                sender.accept(Outgoing.message(message.chat(), screen.get()));
            }
        }
    }

    private void react(Incoming.Pressed press, Reaction reaction) {
        sender.accept(Outgoing.acknowledgement(press.chat(), press.query(), reaction.note()));
        if (reaction.screen() != null) {
            sender.accept(Outgoing.replacement(press.chat(), press.message(), reaction.screen()));
        }
        if (reaction.bill() != null) {
            sender.accept(Outgoing.invoice(press.chat(), reaction.bill()));
        }
    }

    /** One notice a minute; answering each message of a flood would be a flood too. */
    private void refuse(Incoming incoming) {
        if (gate.mayWarn(incoming.chat())) {
            apologise(incoming, Sentence.FLOOD);
        }
    }

    private void apologise(Incoming incoming, Sentence sentence) {
        if (incoming instanceof Incoming.Pressed press) {
            sender.accept(Outgoing.acknowledgement(press.chat(), press.query(), sentence.text()));
        } else if (incoming.isPrivate()) {
            sender.accept(Outgoing.message(incoming.chat(), Screen.of(sentence.text())));
        }
    }
}
