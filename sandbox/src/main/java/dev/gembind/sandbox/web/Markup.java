package dev.gembind.sandbox.web;

import java.util.Collection;

/**
 * A piece of HTML. Texts enter only through {@code {}} places and are escaped there; another {@code Markup} is taken as
 * it is. So nothing a person or a bot wrote can become a tag.
 *
 * @param html the finished HTML
 */
public record Markup(String html) {
    /** Nothing at all. */
    public static final Markup NONE = new Markup("");

    private static final String PLACE = "{}";

    /**
     * Fills the places of a template written by us.
     *
     * @throws IllegalArgumentException if the number of places and of arguments differ
     */
    public static Markup of(String template, Object... arguments) {
        StringBuilder out = new StringBuilder(template.length() + 64);
        int from = 0;
        for (Object argument : arguments) {
            int place = template.indexOf(PLACE, from);
            if (place < 0) {
                throw new IllegalArgumentException("more arguments than places in: " + template);
            }
            out.append(template, from, place)
                    .append(argument instanceof Markup markup ? markup.html : escape(argument));
            from = place + PLACE.length();
        }
        if (template.indexOf(PLACE, from) >= 0) {
            throw new IllegalArgumentException("more places than arguments in: " + template);
        }
        return new Markup(out.append(template, from, template.length()).toString());
    }

    /** Puts pieces one after another. */
    public static Markup join(Collection<Markup> pieces) {
        StringBuilder out = new StringBuilder();
        pieces.forEach(piece -> out.append(piece.html));
        return new Markup(out.toString());
    }

    /** Returns the piece when the condition holds, else nothing. */
    public static Markup when(boolean condition, Markup piece) {
        return condition ? piece : NONE;
    }

    private static String escape(Object value) {
        String text = String.valueOf(value);
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
