/**
 * Whether what concurrent clients saw can be explained by their operations happening one after another, each at some moment
 * between its call and its return.
 */
@NullMarked
package dev.gembind.testkit.linear;

import org.jspecify.annotations.NullMarked;
