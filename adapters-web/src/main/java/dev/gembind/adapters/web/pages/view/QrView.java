package dev.gembind.adapters.web.pages.view;

/**
 * A QR code as the path of an SVG drawing, one unit for each module, with the quiet zone around it.
 *
 * @param size width and height in units
 * @param path the dark modules
 */
public record QrView(int size, String path) {}
