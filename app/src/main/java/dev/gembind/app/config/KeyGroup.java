package dev.gembind.app.config;

import java.util.List;

/** Keys that belong together, in the order they are shown. */
record KeyGroup(String title, List<Key<?>> keys) {
    KeyGroup {
        keys = List.copyOf(keys);
    }
}
