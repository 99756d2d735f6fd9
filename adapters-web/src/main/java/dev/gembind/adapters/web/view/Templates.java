package dev.gembind.adapters.web.view;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** Renders the templates compiled into this module. What is put into them is escaped for the place it stands in. */
public final class Templates {
    private static final String PACKAGE = "dev.gembind.adapters.web.templates";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Templates.class.getClassLoader(), PACKAGE);

    /**
     * Returns a page.
     *
     * @param name the template's file name
     * @param values its parameters by name
     */
    public String render(String name, Map<String, Object> values) {
        StringOutput output = new StringOutput();
        engine.render(name, values, output);
        return output.toString();
    }
}
