package dev.gembind.app.architecture.planted.core.prompts;

import java.util.HashMap;

/** State that is shared by everybody. */
final class Statics {
    static int counter;

    static final HashMap<String, String> CACHE = new HashMap<>();
}
