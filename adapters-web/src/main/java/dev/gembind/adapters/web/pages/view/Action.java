package dev.gembind.adapters.web.pages.view;

import dev.gembind.core.Platform;
import org.jspecify.annotations.Nullable;

/**
 * A way on from a page.
 *
 * @param label what the button or link says
 * @param target a path of this site
 * @param change whether it asks for a change, so that it is a form that posts; otherwise it is a link
 * @param mode the value of the form's {@code mode} field, or null when it has none
 */
public record Action(
        String label,
        String target,
        boolean change,
        @Nullable String mode) {
    public Action {
        if (!target.startsWith("/") || target.startsWith("//")) {
            throw new IllegalArgumentException("target of an action must be a path of this site, but is " + target);
        }
    }

    /** A link to a page. */
    public static Action open(String label, String path) {
        return new Action(label, path, false, null);
    }

    /** A button that changes something. */
    public static Action post(String label, String path) {
        return new Action(label, path, true, null);
    }

    /** A button that begins signing in with a platform. */
    public static Action signIn(String label, Platform platform) {
        return new Action(label, "/auth/" + platform.key() + "/start", true, "signin");
    }

    /** A button that begins binding an account of a platform. */
    public static Action bind(String label, Platform platform) {
        return new Action(label, "/auth/" + platform.key() + "/start", true, "bind");
    }
}
