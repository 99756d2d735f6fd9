package dev.gembind.adapters.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.adapters.web.Reply;
import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Credit;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Grant;
import dev.gembind.core.ledger.LotSource;
import dev.gembind.core.ledger.OpenHold;
import dev.gembind.core.ledger.Request;
import dev.gembind.core.ledger.Spend;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.Why;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GemPagesTest {
    private static final String NELLY = "80351110224678912";

    private final PagesWorld world = new PagesWorld();
    private final TestBrowser nelly = world.member(NELLY, "Nelly");
    private final UserId user = world.ownerOfDiscord(NELLY);

    @AfterEach
    void stop() {
        world.close();
    }

    private Request request(String key, String reason) {
        return new Request(new TransferKey("test", key), new Why("system", reason, world.time.instant()));
    }

    private void credit(long gems, String reason) {
        world.gems.credit(request(reason, reason), new Credit(user, new Gems(gems), Grant.of(LotSource.PROMO)));
    }

    private void spend(long gems, String reason) {
        world.gems.spend(request(reason, reason), new Spend(user, new Gems(gems)));
    }

    @Test
    void whoHasNoGemsIsToldSo() {
        Reply page = nelly.get("/account/gems");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("No gems yet", "<dd>0</dd>").doesNotContain("<table>", ">Older<");
        assertThat(nelly.get("/account").body()).contains("href=\"/account/gems\"");
    }

    @Test
    void whatIsThereAndHowItCameIsShown() {
        credit(1_500, "Welcome");
        spend(30, "A picture");
        world.gems.hold(request("h", "A film"), new OpenHold(user, new Gems(200), Duration.ofHours(1), null));

        String page = nelly.get("/account/gems").body();

        assertThat(page)
                .contains(
                        "<dt>To spend</dt><dd>1,270</dd>", "<dt>Set aside</dt><dd>200</dd>", "<dt>Owed</dt><dd>0</dd>")
                .contains("<td>+1,500</td><td>1,500</td>", "<td>\u221230</td><td>1,470</td>", "A film", "1 March 2026");
        assertThat(page.indexOf("A film")).isLessThan(page.indexOf("A picture"));
        assertThat(page.indexOf("A picture")).isLessThan(page.indexOf("Welcome"));
    }

    @Test
    void reasonsAreTextAndNothingElse() {
        credit(1, "<script>alert(1)</script>");

        assertThat(nelly.get("/account/gems").body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    void longHistoriesAreTurnedPageByPage() {
        credit(100, "first of all");
        for (int i = 1; i <= 27; i++) {
            spend(1, "number " + i + ".");
        }

        String newest = nelly.get("/account/gems").body();
        String older = nelly.get("/account/gems?cursor=4").body();

        assertThat(newest)
                .contains("number 27.", "number 3.", "href=\"/account/gems?cursor=4\"")
                .doesNotContain("number 2.", ">Newest<");
        assertThat(older)
                .contains("number 2.", "number 1.", "first of all", ">Newest<")
                .doesNotContain("number 3.", ">Older<");
        assertThat(nelly.get("/account/gems?cursor=1").body()).contains("There is nothing older");
    }

    @Test
    void anAddressThatWasTamperedWithShowsTheNewest() {
        credit(1, "Welcome");

        for (String bad : new String[] {"", "x", "-1", "99999999999999999999"}) {
            assertThat(nelly.get("/account/gems?cursor=" + bad).body()).as(bad).contains("Welcome");
        }
    }

    @Test
    void onlyTheSignedInSeeGemsAndOnlyTheirOwn() {
        credit(77, "Welcome");
        TestBrowser otto = world.member("80351110224678913", "Otto");

        assertThat(world.browser().get("/account/gems").header("Location")).isEqualTo("/signin");
        assertThat(otto.get("/account/gems").body()).contains("No gems yet").doesNotContain("77");
    }
}
