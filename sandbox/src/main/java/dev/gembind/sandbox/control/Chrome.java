package dev.gembind.sandbox.control;

import dev.gembind.sandbox.web.Markup;

/** The row of links above the sandbox's pages. */
final class Chrome {
    private Chrome() {}

    static Markup navigation(String here, Parts parts) {
        return Markup.of(
                "<nav class=\"top\" aria-label=\"Sandbox\">{}{}{}{}{}<a class=\"away\" href=\"{}\">Gembind ↗</a></nav>",
                link("guide", here, "/", "Guide"),
                link("phone", here, "/phone", "Phone"),
                link("shop", here, "/shop", "Shop"),
                link("stars", here, "/stars", "Stars"),
                link("faults", here, "/faults", "Faults"),
                parts.productPath("/"));
    }

    private static Markup link(String name, String here, String path, String title) {
        return Markup.of(
                "<a href=\"{}\"{}>{}</a>",
                path,
                Markup.when(name.equals(here), new Markup(" aria-current=\"page\"")),
                title);
    }
}
