package dev.gembind.app.server;

import dev.gembind.adapters.csv.CsvProblem;
import dev.gembind.app.config.AppConfig;
import dev.gembind.core.SecretKeys;
import dev.gembind.core.ledger.Checkpoint.Mark;
import dev.gembind.core.ledger.CheckpointStore;
import dev.gembind.core.ledger.Checkpointer;
import dev.gembind.core.ledger.LedgerFault;
import dev.gembind.core.ledger.LedgerStore;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transactor;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Compares a ledger with its signed checkpoints, and these with the marks that were kept elsewhere. Changes nothing. */
public final class CheckpointCheck {
    private final AppConfig config;
    private final LedgerStore ledger;
    private final CheckpointStore checkpoints;

    public CheckpointCheck(AppConfig config, LedgerStore ledger, CheckpointStore checkpoints) {
        this.config = config;
        this.ledger = ledger;
        this.checkpoints = checkpoints;
    }

    /**
     * Returns the first thing that differs, if anything does.
     *
     * @throws java.io.UncheckedIOException if the key or the marks cannot be read
     * @throws dev.gembind.core.storage.StorageException if the storage cannot be read
     */
    public List<CsvProblem> problems(Transactor transactor) {
        Optional<SecretKeys> keys = SecretKeyFile.find(config.security(), config.dataFolder());
        Path file = config.checkpoints().file();
        List<Mark> marks = file == null ? List.of() : new MarkFile(file).all();
        return transactor
                .read(
                        "check-checkpoints",
                        view -> keys.map(found -> fault(view, found, marks)).orElseGet(() -> withoutKey(view)))
                .map(fault ->
                        new CsvProblem(fault.owner() == null ? "checkpoints" : "wallets", place(fault), fault.rule()))
                .stream()
                .toList();
    }

    private Optional<LedgerFault> fault(Snapshot view, SecretKeys keys, List<Mark> marks) {
        Checkpointer checkpointer = new Checkpointer(ledger, checkpoints, keys, InstantSource.system());
        return checkpointer
                .fault(view, null)
                .or(() -> marks.stream()
                        .flatMap(mark -> checkpointer.markFault(view, mark).stream())
                        .findFirst());
    }

    private Optional<LedgerFault> withoutKey(Snapshot view) {
        return checkpoints
                .newest(view)
                .map(newest -> new LedgerFault(null, newest.seq(), "it cannot be checked without SECRET_KEY"));
    }

    private static String place(LedgerFault fault) {
        return "row " + (fault.owner() == null ? "" : fault.owner() + " revision ") + fault.revision();
    }
}
