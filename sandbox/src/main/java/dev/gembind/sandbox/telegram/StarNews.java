package dev.gembind.sandbox.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * How the bot hears of Stars: at once, twice, late or never. Only what it is told is concerned, not what it is asked. Guarded
 * by the scene.
 */
final class StarNews {
    private final UpdateQueue updates;
    private final List<Late> kept = new ArrayList<>();
    private StarDelivery delivery = StarDelivery.AT_ONCE;

    StarNews(UpdateQueue updates) {
        this.updates = updates;
    }

    private record Late(String kind, ObjectNode content) {}

    void tell(String kind, ObjectNode content) {
        switch (delivery) {
            case AT_ONCE -> updates.add(kind, content);
            case TWICE -> {
                updates.add(kind, content);
                updates.add(kind, content.deepCopy());
            }
            case LATE -> kept.add(new Late(kind, content));
            case NEVER -> {} // as if Telegram had forgotten it
        }
    }

    StarDelivery delivery() {
        return delivery;
    }

    void deliver(StarDelivery next) {
        delivery = next;
    }

    int keptBack() {
        return kept.size();
    }

    /** Lets go of what was kept back, the oldest first; tells how many updates that were. */
    int release() {
        List<Late> all = List.copyOf(kept);
        kept.clear();
        all.forEach(late -> updates.add(late.kind(), late.content()));
        return all.size();
    }
}
