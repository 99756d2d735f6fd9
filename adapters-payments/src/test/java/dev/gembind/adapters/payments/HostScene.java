package dev.gembind.adapters.payments;

import dev.gembind.core.payments.Channel;

/** An order of a host site, and the event that reports its payment. */
abstract class HostScene {
    final PaymentsWorld world = new PaymentsWorld();
    final String order = world.order(Channel.HOST);

    String event(String type) {
        return template(type).replace("ORDER", order);
    }

    static String template(String type) {
        return "{\"type\": \"" + type + "\", \"timestamp\": \"2026-11-25T11:59:58.123456789Z\", \"data\": {"
                + "\"charge\": \"ch_1\", \"order\": \"ORDER\", \"user\": \"alice\", \"package\": \"gems-100\","
                + " \"amount\": 99, \"currency\": \"USD\"}}";
    }
}
