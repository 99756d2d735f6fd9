/**
 * What every simulated platform stands on: a server on 127.0.0.1 that can leave its port and come back to it, answers
 * as values, and HTML that escapes by construction.
 */
@NullMarked
package dev.gembind.sandbox.web;

import org.jspecify.annotations.NullMarked;
