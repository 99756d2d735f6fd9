package dev.gembind.adapters.web.pages.view;

import java.util.List;

/**
 * Gems that are sold together.
 *
 * @param id the value of the form's {@code package} field
 * @param title its name
 * @param gems how many
 * @param ways the ways to pay, at least one
 */
public record PackageView(String id, String title, String gems, List<BuyView> ways) {
    public PackageView {
        ways = List.copyOf(ways);
    }
}
