package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.storage.StorageUnavailableException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("B-02")
class NetworkFolderTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "9p", "NFS"})
    void aStoreOnANetworkFileSystemIsNotOpened(String type) {
        assertThatThrownBy(() -> open(CsvConfig.in(folder), type))
                .isInstanceOf(StorageUnavailableException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("network file system");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ext4", "xfs", "btrfs", "tmpfs", "overlay", "apfs", "NTFS", "fuse.mergerfs"})
    void aStoreOnALocalFileSystemIsOpened(String type) {
        open(CsvConfig.in(folder), type).close();

        assertThat(folder.resolve("store")).isNotEmptyDirectory();
    }

    @Test
    void whoeverAllowsItMayUseANetworkFileSystem() {
        open(new CsvConfig(folder, Duration.ofSeconds(5), 100, 1 << 20, 0, 10, true), "nfs")
                .close();

        assertThat(folder.resolve("store")).isNotEmptyDirectory();
    }

    @Test
    void thisMachineTellsWhatItsFileSystemIs() throws Exception {
        Outside outside = Outside.real(InstantSource.system(), new SplittableRandom(1));

        assertThat(outside.types().of(folder)).isNotBlank();
    }

    private static CsvEngine open(CsvConfig config, String type) {
        Outside outside = new Outside(InstantSource.system(), new SplittableRandom(1), folder -> type);
        return CsvEngine.open(config, new SimWorld().catalog, outside);
    }
}
