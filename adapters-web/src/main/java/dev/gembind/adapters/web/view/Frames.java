package dev.gembind.adapters.web.view;

import dev.gembind.adapters.web.edge.RequestInfo;
import java.util.List;

/** Makes the frames of pages. */
public final class Frames {
    private final Assets assets;
    private final List<GuideStep> sandbox;

    /** @param sandbox the guide through the sandbox, empty outside of it */
    public Frames(Assets assets, List<GuideStep> sandbox) {
        this.assets = assets;
        this.sandbox = List.copyOf(sandbox);
    }

    /** Returns the frame of a page that stays as it is. */
    public Frame frame(RequestInfo info, boolean signedIn) {
        return refreshing(info, signedIn, 0);
    }

    /** Returns the frame of a page that looks for news after so many seconds. */
    public Frame refreshing(RequestInfo info, boolean signedIn, int seconds) {
        return new Frame(info.nonce(), info.id(), signedIn, seconds, assets.stylesheet(), assets.follower(), sandbox);
    }
}
