package dev.gembind.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.store.fs.FilePath;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2SessionTest {
    private final ForcedFiles files = new ForcedFiles();

    @TempDir
    Path folder;

    @BeforeEach
    void register() {
        FilePath.register(files);
    }

    @AfterEach
    void unregister() {
        FilePath.unregister(files);
    }

    @Test
    @Tag("B-09")
    void everyCommitForcesTheFile() throws SQLException {
        Jdbi database = Jdbi.create("jdbc:h2:" + ForcedFiles.SCHEME + ":" + folder.resolve("db"), "", "");
        try (H2Session session = new H2Session(Arguments.register(database), new H2Connections(database))) {
            session.handle().execute("CREATE TABLE t (n INT)");
            session.commit();

            for (int i = 0; i < 5; i++) {
                long before = ForcedFiles.forced();
                session.handle().execute("INSERT INTO t VALUES (?)", i);
                session.commit();
                assertThat(ForcedFiles.forced()).isGreaterThan(before);
            }
        }
    }
}
