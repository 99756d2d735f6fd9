package dev.gembind.adapters.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.adapters.web.Reply;

/** What the tests of gems share: how the host site credits and spends them. */
abstract class GemsScene extends ApiScene {
    static final String GEMS = "/users/alice/gems";
    static final String CREDIT = GEMS + "/credit";
    static final String SPEND = GEMS + "/spend";

    Reply credit(long gems, String key) {
        return api.postOnce(CREDIT, key, "{\"gems\":" + gems + ",\"reason\":\"welcome\"}");
    }

    Reply spend(long gems, String key) {
        return api.postOnce(SPEND, key, "{\"gems\":" + gems + ",\"reason\":\"a picture\"}");
    }

    JsonNode balance() {
        return api.get(GEMS).json();
    }
}
