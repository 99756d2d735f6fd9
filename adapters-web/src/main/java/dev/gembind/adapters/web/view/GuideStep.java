package dev.gembind.adapters.web.view;

import java.util.List;
import java.util.Map;

/**
 * One step of the guide shown on every page of the sandbox.
 *
 * @param text what to do, a few words
 * @param href where; a path of this site or an address of the sandbox
 */
public record GuideStep(String text, String href) {
    /** Returns the steps of a guide given as pairs of text and place. */
    public static List<GuideStep> of(List<Map.Entry<String, String>> guide) {
        return guide.stream()
                .map(step -> new GuideStep(step.getKey(), step.getValue()))
                .toList();
    }
}
