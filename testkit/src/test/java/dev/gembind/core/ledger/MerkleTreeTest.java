package dev.gembind.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Checkpoint.Head;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
    @Test
    void theRootOfNothingIsTheHashOfNothing() {
        assertThat(new MerkleTree().root())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    /** Told again as the RFC tells it: the left part has as many leaves as the largest power of two below their number. */
    @Test
    void rootsAreThoseOfTheDefinition() {
        for (int leaves = 1; leaves <= 40; leaves++) {
            List<Head> heads = IntStream.range(0, leaves)
                    .mapToObj(i -> new Head(new UserId("user-" + i), i + 1, "link " + i))
                    .toList();
            MerkleTree tree = new MerkleTree();
            heads.forEach(tree::add);

            assertThat(tree.root()).isEqualTo(HexFormat.of().formatHex(root(heads)));
            assertThat(tree.leaves()).isEqualTo(leaves);
        }
    }

    private static byte[] root(List<Head> heads) {
        if (heads.size() == 1) {
            Head head = heads.get(0);
            return hash(out -> {
                out.write(0);
                text(out, head.owner().value());
                out.writeLong(head.revision());
                text(out, head.link());
            });
        }
        int left = Integer.highestOneBit(heads.size() - 1);
        return hash(out -> {
            out.write(1);
            out.write(root(heads.subList(0, left)));
            out.write(root(heads.subList(left, heads.size())));
        });
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        out.writeLong(text.length());
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hash(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writing.write(new DataOutputStream(bytes));
            return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Writing {
        void write(DataOutputStream out) throws IOException;
    }
}
