package dev.gembind.app.architecture.planted.core.prompts;

import java.nio.file.Path;

/** Core that does input and output. */
record Folder(Path path) {}
