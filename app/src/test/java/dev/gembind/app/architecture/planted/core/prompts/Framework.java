package dev.gembind.app.architecture.planted.core.prompts;

import com.fasterxml.jackson.databind.JsonNode;

/** Core that knows a framework. */
record Framework(JsonNode node) {}
