package dev.gembind.adapters.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.adapters.web.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A-02")
class ApiGemHistoryTest extends GemsScene {
    @Test
    @Tag("G-06")
    void balanceOfEachVersionIsKept() {
        credit(100, "c1");
        spend(30, "s1");

        assertThat(api.get(GEMS + "?at_version=0").json().path("gems").asLong()).isZero();
        assertThat(api.get(GEMS + "?at_version=1").json().path("gems").asLong()).isEqualTo(100);
        assertThat(api.get(GEMS + "?at_version=2").body())
                .isEqualTo(api.get(GEMS).body());
        assertThat(code(api.get(GEMS + "?at_version=3"))).isEqualTo("not-found");
        for (String bad : List.of("", "-1", "1.0", "x", "9007199254740992", "99999999999999999999")) {
            Reply reply = api.get(GEMS + "?at_version=" + bad);
            assertThat(reply.status()).as(bad).isEqualTo(400);
            assertThat(reply.json().at("/errors/0/parameter").asText()).isEqualTo("at_version");
        }
    }

    @Test
    void historyIsPagedFromTheNewestAndTellsWhatMoved() {
        credit(100, "c1");
        IntStream.rangeClosed(1, 4).forEach(i -> spend(i, "s" + i));
        spend(1_000, "refused");

        Reply first = api.get(GEMS + "/entries?limit=2");
        String cursor = first.json().path("next_cursor").asText();
        spend(9, "meanwhile");
        Reply second = api.get(GEMS + "/entries?limit=3&cursor=" + cursor);

        JsonNode newest = first.json().at("/items/0");
        assertThat(newest.path("kind").asText()).isEqualTo("spend");
        assertThat(newest.path("reason").asText()).isEqualTo("a picture");
        assertThat(newest.path("gems").asLong()).isEqualTo(-4);
        assertThat(newest.path("balance").asLong()).isEqualTo(90);
        assertThat(newest.path("version").asLong()).isEqualTo(5);
        assertThat(newest.path("at").asText()).isEqualTo("2026-11-25T12:00:00.500Z");
        assertThat(newest.path("transfer").asText()).hasSize(26);
        assertThat(versions(first)).containsExactly(5L, 4L);
        assertThat(versions(second)).containsExactly(3L, 2L, 1L);
        assertThat(second.json().path("next_cursor").isNull()).isTrue();
    }

    private static List<Long> versions(Reply reply) {
        List<Long> versions = new ArrayList<>();
        reply.json()
                .path("items")
                .forEach(item -> versions.add(item.path("version").asLong()));
        return versions;
    }

    @Test
    void pagesHaveLimits() {
        assertThat(api.get(GEMS + "/entries").body()).isEqualTo("{\"items\":[],\"next_cursor\":null}");
        for (String bad : List.of("limit=0", "limit=201", "limit=x", "cursor=0", "cursor=abc", "limit=%2B1")) {
            assertThat(code(api.get(GEMS + "/entries?" + bad))).as(bad).isEqualTo("validation");
        }
        assertThat(api.get(GEMS + "/entries?limit=200").status()).isEqualTo(200);
    }
}
