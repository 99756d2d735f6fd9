package dev.gembind.adapters.web.view;

import java.util.List;

/**
 * What surrounds the content of a page.
 *
 * @param nonce allows the page's style sheet
 * @param requestId shown on error pages
 * @param signedIn whether to offer the account page and signing out
 * @param refreshSeconds after how long the page looks for news, 0 for never
 * @param stylesheet where the style sheet is
 * @param follower where the script of pages that look for news is
 * @param sandbox the guide through the sandbox, empty outside of it
 */
public record Frame(
        String nonce,
        String requestId,
        boolean signedIn,
        int refreshSeconds,
        String stylesheet,
        String follower,
        List<GuideStep> sandbox) {
    public Frame {
        sandbox = List.copyOf(sandbox);
    }

    /** Tells whether the page is part of the sandbox. */
    public boolean isSandbox() {
        return !sandbox.isEmpty();
    }
}
