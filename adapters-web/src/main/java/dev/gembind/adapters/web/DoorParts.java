package dev.gembind.adapters.web;

import dev.gembind.adapters.web.edge.Gate;
import dev.gembind.adapters.web.edge.Site;
import dev.gembind.adapters.web.health.HealthMonitor;
import dev.gembind.adapters.web.view.Assets;
import dev.gembind.adapters.web.view.Frames;
import dev.gembind.adapters.web.view.GuideStep;
import dev.gembind.adapters.web.view.Templates;
import java.net.URI;

/**
 * What both ports are made of, before and after they are served.
 *
 * @param config how the web door is set up
 * @param runtime what it needs from its surroundings
 * @param gate whether requests are taken
 * @param monitor how the server is
 * @param assets style sheets and scripts
 * @param templates pages
 * @param frames what is around every page
 * @param site the names the public port answers to
 * @param management the names the management port answers to: those of loopback, whatever the site is called
 */
record DoorParts(
        WebConfig config,
        WebRuntime runtime,
        Gate gate,
        HealthMonitor monitor,
        Assets assets,
        Templates templates,
        Frames frames,
        Site site,
        Site management) {
    static final String LOOPBACK = "127.0.0.1";

    static DoorParts of(WebConfig config, WebRuntime runtime, HealthMonitor monitor, Gate gate) {
        Assets assets = new Assets();
        return new DoorParts(
                config,
                runtime,
                gate,
                monitor,
                assets,
                new Templates(),
                new Frames(assets, GuideStep.of(config.guide())),
                new Site(config.baseUrl()),
                new Site(URI.create("http://" + LOOPBACK)));
    }
}
