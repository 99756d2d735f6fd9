package dev.gembind.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.audit.AuditLog;
import dev.gembind.core.audit.Origin;
import dev.gembind.testkit.race.Race;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The promises of {@link AuditLog}. The storage must be set up to list at least 1,001 events. */
public abstract class AuditLogContract extends StorageContract {
    private static final int MOST = 1000;

    private AuditLog log() {
        return storage().stores().audit();
    }

    private void append(AuditEvent... events) {
        change(tx -> Arrays.stream(events).forEach(event -> log().append(tx, event)));
    }

    private List<AuditEvent> newest(int limit) {
        return read(view -> log().newest(view, limit));
    }

    @Test
    void theNewestComesFirstWhateverItsTimeSays() {
        AuditEvent earlier = new AuditEvent(
                "e0", Samples.NOW.minusSeconds(60), "user.created", null, null, null, null, null, Origin.SYSTEM);
        append(Samples.event("e1"), Samples.event("e2"));
        append(earlier);
        reopen();

        assertThat(newest(10)).containsExactly(earlier, Samples.event("e2"), Samples.event("e1"));
        assertThat(newest(2)).containsExactly(earlier, Samples.event("e2"));
    }

    @ParameterizedTest
    @EnumSource
    void everyFieldComesBack(Origin.Actor actor) {
        AuditEvent full = new AuditEvent(
                "e1",
                Samples.NOW,
                "link.verified",
                new UserId("A.b:c_d-9"),
                Platform.TWITTER,
                "00ff",
                "attempt-1",
                "reason",
                new Origin(actor, "2001:db8::/64", "req-1"));
        AuditEvent bare = new AuditEvent(
                "e2", Samples.NOW, "user.created", null, null, null, null, null, new Origin(actor, null, null));
        append(full, bare);
        reopen();

        assertThat(newest(10)).containsExactly(bare, full);
    }

    @Test
    void anIdIsUsedOnce() {
        append(Samples.event("e1"));

        assertThatThrownBy(() -> append(Samples.event("e2"), Samples.event("e1", "changed")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> append(Samples.event("e3"), Samples.event("e3")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(newest(10)).containsExactly(Samples.event("e1"));
    }

    @Test
    void anEventGoesWithItsTransaction() {
        assertThatThrownBy(() -> change(tx -> {
                    storage().stores().users().insertIfAbsent(tx, Samples.user("alice"));
                    log().append(tx, Samples.event("e1"));
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");

        assertThat(newest(10)).isEmpty();
        append(Samples.event("e1"));
        assertThat(newest(10)).hasSize(1);
    }

    @Test
    void aTransactionSeesItsOwnEvents() {
        append(Samples.event("e1"));

        List<AuditEvent> seen = write(tx -> {
            log().append(tx, Samples.event("e2"));
            return log().newest(tx, 10);
        });

        assertThat(seen).containsExactly(Samples.event("e2"), Samples.event("e1"));
    }

    @Test
    @Tag("A-13")
    void noMoreThanAThousandAreListed() {
        List<AuditEvent> all = new ArrayList<>();
        for (int i = 0; i <= MOST; i++) {
            all.add(Samples.event("event-" + i));
        }
        append(all.toArray(AuditEvent[]::new));
        Collections.reverse(all);

        assertThat(newest(Integer.MAX_VALUE)).isEqualTo(all.subList(0, MOST));
    }

    @Test
    void hostileTextsComeBackAsTheyWere() {
        List<String> texts = new ArrayList<>(Samples.HOSTILE_NAMES);
        texts.addAll(List.of("", " ", " lead and trail ", "a\nb", "a\r\nb", "\t", "\u0000", "\u2028", "\uFEFF"));
        List<AuditEvent> all = new ArrayList<>();
        for (String text : texts) {
            all.add(new AuditEvent(
                    "e" + all.size(),
                    Samples.NOW,
                    "link.failed",
                    null,
                    null,
                    null,
                    null,
                    text,
                    new Origin(Origin.Actor.USER, text, text)));
        }
        append(all.toArray(AuditEvent[]::new));
        reopen();
        Collections.reverse(all);

        assertThat(newest(MOST)).isEqualTo(all);
    }

    @Test
    void timesAtTheEdgesComeBack() {
        List<AuditEvent> all = new ArrayList<>();
        for (Instant edge : Samples.EDGES) {
            all.add(new AuditEvent("e" + all.size(), edge, "t", null, null, null, null, null, Origin.SYSTEM));
        }
        append(all.toArray(AuditEvent[]::new));
        reopen();
        Collections.reverse(all);

        assertThat(newest(MOST)).isEqualTo(all);
    }

    @Test
    void noEventOfARaceIsLost() {
        int each = 20;
        Race.run(4, runner -> {
            for (int i = 0; i < each; i++) {
                append(Samples.event("e-" + runner + "-" + i));
            }
            return runner;
        });
        reopen();

        assertThat(newest(MOST)).hasSize(4 * each).doesNotHaveDuplicates();
    }
}
