/**
 * How pages are made: precompiled templates, the frame around each page, and the files they refer to. Types here are
 * public for the sibling packages of this module only.
 */
@NullMarked
package dev.gembind.adapters.web.view;

import org.jspecify.annotations.NullMarked;
