package dev.gembind.adapters.web.pages;

import dev.gembind.adapters.web.pages.view.Action;
import dev.gembind.core.Platform;

/** The ways on that many pages show. */
final class Ways {
    static final String HOME = "/";
    static final String ACCOUNT = "/account";
    static final String GEMS = "/account/gems";
    static final String SHOP = "/shop";
    static final String SIGN_IN = "/signin";
    static final String CONTINUE = "/signin/continue";

    private Ways() {}

    /** Where somebody goes from a page that leads nowhere. */
    static Action back(Visit visit) {
        return visit.signedIn()
                ? Action.open("Go to your account", ACCOUNT)
                : Action.open("Go to the sign-in page", SIGN_IN);
    }

    /** The same once more: binding for those who are signed in, signing in for the others. */
    static Action again(Visit visit, Platform platform) {
        return visit.signedIn() ? Action.bind("Try again", platform) : Action.signIn("Try again", platform);
    }

    static String confirm(String attempt) {
        return "/bind/confirm/" + attempt;
    }
}
