package dev.gembind.adapters.csv;

import dev.gembind.core.storage.StorageException;
import java.io.IOException;
import java.nio.file.Path;

/** A process that opens a folder, writes one row, says so, and holds the folder until its input ends. */
final class HoldingChild {
    private HoldingChild() {}

    public static void main(String[] args) throws IOException {
        try (RealStore store = RealStore.open(Path.of(args[0]))) {
            store.put("child", "was here");
            System.out.println("open");
            System.in.readAllBytes();
        } catch (StorageException e) {
            System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }
}
