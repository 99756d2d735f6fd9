package dev.gembind.sandbox.control;

import dev.gembind.sandbox.discord.DiscordUser;
import dev.gembind.sandbox.telegram.Person;
import java.util.List;

/** The guided steps, in the words of the people who are on stage. */
final class Guide {
    private final Parts parts;

    Guide(Parts parts) {
        this.parts = parts;
    }

    /**
     * One step.
     *
     * @param id a short name
     * @param title what it is about
     * @param text what to do and what to see
     * @param links where to do it
     */
    record Step(String id, String title, String text, List<Link> links) {
        Step {
            links = List.copyOf(links);
        }
    }

    record Link(String title, String url) {}

    List<Step> steps() {
        return List.of(bind(), bindAgain(), buyGems(), breakDiscord(), kill());
    }

    private Step bind() {
        DiscordUser user = parts.discord().users().get(0);
        return new Step(
                "bind",
                "Bind two accounts",
                "Sign in with Discord as " + user.globalName() + ". On the account page connect Telegram, open the link"
                        + " it shows and press Start on the phone of the same person, then confirm there.",
                List.of(
                        new Link("Open Gembind", parts.productPath("/")),
                        new Link("Account page", parts.productPath("/account")),
                        new Link("The phone", phone(0))));
    }

    private Step bindAgain() {
        DiscordUser other = parts.discord().users().get(1);
        Person first = parts.telegram().people().get(0);
        return new Step(
                "bind-again",
                "Try to bind the same account again",
                "In a private window sign in as " + other.globalName() + " and connect Telegram, but press Start on "
                        + first.firstName() + "'s phone. Gembind says \"This Telegram account is already connected to"
                        + " another user\", and nothing changes.",
                List.of(
                        new Link("Open Gembind", parts.productPath("/")),
                        new Link(first.firstName() + "'s phone", phone(0))));
    }

    private Step buyGems() {
        return new Step(
                "buy-gems",
                "Buy gems, and try to pay twice",
                "On the phone send /buy, choose a package and press Pay: the Stars are play money. Press Pay on the same"
                        + " bill again, and it is refused before any money moves. In the shop you pay with a card. Then"
                        + " take a payment back: its gems go, and what was spent of them is owed.",
                List.of(
                        new Link("The phone", phone(0)),
                        new Link("The shop", parts.productPath("/shop")),
                        new Link("Your gems", parts.productPath("/account/gems")),
                        new Link("Take Stars back", "/stars"),
                        new Link("Take card money back", "/shop")));
    }

    private Step breakDiscord() {
        return new Step(
                "break-discord",
                "Break Discord",
                "Let Discord hang, fail or vanish, then sign in again. Gembind stays up, says what is wrong and leaves"
                        + " your data alone. Put it right and try once more: it works.",
                List.of(new Link("Fault switches", "/faults"), new Link("Open Gembind", parts.productPath("/"))));
    }

    private Step kill() {
        return new Step(
                "kill-and-restart",
                "Kill it and start it again",
                "A sandbox forgets everything when it ends, unless it was started with a folder: ./start.sh sandbox"
                        + " --data play. Start it so, bind something, end it with kill -9 in the middle of anything and"
                        + " start it the same way again. Everything it had acknowledged is still there.",
                List.of(
                        new Link("Account page", parts.productPath("/account")),
                        new Link("Is it ready?", parts.productPath("/health/ready"))));
    }

    private String phone(int person) {
        return "/phone/" + parts.telegram().people().get(person).id() + "/bot";
    }
}
