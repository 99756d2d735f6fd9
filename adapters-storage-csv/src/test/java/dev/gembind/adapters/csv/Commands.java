package dev.gembind.adapters.csv;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Programs of the operating system. */
final class Commands {
    private Commands() {}

    /** Runs a program; false when there is none of that name, it fails, or it takes too long. */
    static boolean succeeds(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
