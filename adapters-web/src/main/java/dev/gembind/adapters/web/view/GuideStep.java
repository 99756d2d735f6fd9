package dev.gembind.adapters.web.view;

/**
 * One step of the guide shown on every page of the sandbox.
 *
 * @param text what to do, a few words
 * @param href where; a path of this site or an address of the sandbox
 */
public record GuideStep(String text, String href) {}
