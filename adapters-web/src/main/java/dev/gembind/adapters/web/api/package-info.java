/**
 * The REST API of host sites: strict JSON in and out, a key with scopes for each caller, and a description that machines
 * can read. The routes stand in {@link dev.gembind.adapters.web.api.ApiRoutes} and nowhere else; a test holds them against
 * the description.
 */
@NullMarked
package dev.gembind.adapters.web.api;

import org.jspecify.annotations.NullMarked;
