package dev.gembind.adapters.payments;

import java.util.ArrayList;
import java.util.List;

/** Every order in which things can happen. */
final class Orders {
    private Orders() {}

    static <T> List<List<T>> of(List<T> things) {
        if (things.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (int first = 0; first < things.size(); first++) {
            List<T> others = new ArrayList<>(things);
            T thing = others.remove(first);
            for (List<T> rest : of(others)) {
                List<T> order = new ArrayList<>(List.of(thing));
                order.addAll(rest);
                all.add(order);
            }
        }
        return all;
    }
}
