package dev.gembind.testkit.memory;

import dev.gembind.testkit.webhooks.OpenSeenEvents;
import dev.gembind.testkit.webhooks.SeenEventsContract;

class InMemorySeenEventsTest extends SeenEventsContract {
    @Override
    protected OpenSeenEvents open() {
        InMemoryStorage storage = InMemoryStorage.create();
        return new OpenSeenEvents(storage.transactor(), storage.seenEvents(), storage.users(), storage::close);
    }

    @Override
    protected boolean isDurable() {
        return false;
    }
}
