package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.app.stores.StoreUrls;
import dev.gembind.core.transfer.StorageCopy;
import dev.gembind.core.transfer.TableDigest;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Copies everything from one storage to another. */
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        description = {
            "Copies everything from one storage into another of any kind, which must be empty, and compares both sides.",
            "A storage is csv:FOLDER or a JDBC URL; DATABASE_USER and DATABASE_PASSWORD connect to databases.",
            "Stop the server first. When it fails, empty the target before trying again; the source is never changed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gembind convert --from csv:data --to jdbc:postgresql://db.example/gembind",
            "  gembind convert --from jdbc:h2:file:data/gembind --to csv:new-data --json"
        })
final class ConvertCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--from", required = true, paramLabel = "URL", description = "the storage to read")
    private String from = "";

    @Option(names = "--to", required = true, paramLabel = "URL", description = "the empty storage to fill")
    private String to = "";

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    ConvertCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        StoreUrls urls =
                new StoreUrls(options.require(surroundings).database(), surroundings.clock(), surroundings.random());
        print(convert(urls));
        return ExitCode.DONE.number();
    }

    private List<TableDigest> convert(StoreUrls urls) {
        try (ProgressLine progress = new ProgressLine(surroundings);
                StoreUrls.Opened source = urls.read(from);
                StoreUrls.Opened target = urls.write(to)) {
            return new StorageCopy(source.movable(), target.movable(), progress).run();
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    private void print(List<TableDigest> tables) {
        if (json.isOn()) {
            ObjectNode answer =
                    JsonNodeFactory.instance.objectNode().put("from", from).put("to", to);
            ArrayNode all = answer.putArray("tables");
            tables.forEach(table -> all.addObject()
                    .put("table", table.table())
                    .put("rows", table.rows())
                    .put("sha256", table.sha256()));
            surroundings.out().println(answer);
        } else {
            tables.forEach(table ->
                    surroundings.out().println(table.table() + "  " + table.rows() + " rows  " + table.sha256()));
            surroundings.err().println("copied; both sides hold the same");
        }
    }
}
