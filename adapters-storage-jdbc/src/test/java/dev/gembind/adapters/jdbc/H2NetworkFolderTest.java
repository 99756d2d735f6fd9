package dev.gembind.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.storage.StorageUnavailableException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of H2 is as little at home on another machine's disk as a folder of CSV files. */
@Tag("B-09")
class H2NetworkFolderTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"nfs4", "CIFS", "fuse.sshfs"})
    void aFileOnANetworkFileSystemIsNotOpened(String type) {
        assertThatThrownBy(() -> hold(config(), type))
                .isInstanceOf(StorageUnavailableException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("is on a network file system");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ext4", "fuse.mergerfs"})
    void aFileOnALocalOneIs(String type) {
        hold(config(), type).close();
    }

    @Test
    void whoeverAllowsItMayUseOne() {
        hold(config().allowingNetworkFolder(), "nfs").close();
    }

    private JdbcConfig config() {
        return Opened.config("jdbc:h2:file:" + folder.resolve("gembind"));
    }

    private static H2File hold(JdbcConfig config, String type) {
        return H2File.hold(config, new H2File.Outside("file:", where -> type));
    }
}
