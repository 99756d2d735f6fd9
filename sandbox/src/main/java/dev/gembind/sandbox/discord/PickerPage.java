package dev.gembind.sandbox.discord;

import dev.gembind.sandbox.web.Answer;
import dev.gembind.sandbox.web.Avatar;
import dev.gembind.sandbox.web.Markup;
import dev.gembind.sandbox.web.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The authorize page: who are you on Discord, and do you allow it? */
final class PickerPage {
    private static final int OK = 200;
    private static final Map<String, String> MEANINGS = Map.of(
            "identify", "Know your user name and picture",
            "email", "Know your e-mail address",
            "guilds", "Know which servers you are in",
            "connections", "Know your third-party connections",
            "role_connections.write", "Update your linked-role data for this app",
            "applications.commands", "Create commands");

    private PickerPage() {}

    static Answer of(AuthorizeRequest request, List<DiscordUser> users, String chosen) {
        URI redirect = URI.create(request.text("redirect_uri"));
        String site = redirect.getScheme() + "://" + redirect.getRawAuthority();
        Markup content = Markup.of("""
                <main class="card discord">
                <p class="brand">Discord</p>
                <h1>Gembind wants to access your account</h1>
                <form method="post" action="/oauth2/authorize">
                {}
                <fieldset><legend>Who are you on Discord?</legend><div class="people">{}</div>
                <details><summary>Somebody else</summary><div class="custom">
                <p class="note">An id typed here counts, whoever is chosen above.</p>
                <label>User id <input name="custom_id" inputmode="numeric" autocomplete="off" placeholder="15 to 20 digits"></label>
                <label>Name <input name="custom_name" autocomplete="off" maxlength="32" placeholder="at most 32 characters, may be empty"></label>
                </div></details></fieldset>
                <section><h2>This will allow <strong>Gembind (sandbox)</strong> to</h2><ul class="scopes">{}</ul></section>
                <p class="note">You will go back to <strong>{}</strong>.</p>
                <div class="actions"><button class="quiet" name="decision" value="deny">Cancel</button>
                <button class="primary" name="decision" value="approve">Authorize</button></div>
                </form></main>
                """, hidden(request), people(users, chosen), scopes(request), site);
        return Page.allowForms(Page.of(OK, "Authorize on Discord", "discord-page", content), site);
    }

    static Answer refused(String reason) {
        return Page.of(
                DiscordVoice.BAD_REQUEST,
                "Discord",
                "discord-page",
                Markup.of(
                        "<main class=\"card discord\"><p class=\"brand\">Discord</p><h1>{}</h1><p>The application sent"
                                + " you here with a request that cannot be granted. Go back and try again.</p></main>",
                        reason));
    }

    private static Markup hidden(AuthorizeRequest request) {
        List<Markup> fields = new ArrayList<>();
        for (String name : AuthorizeRequest.NAMES) {
            String value = request.values().get(name);
            if (value != null) {
                fields.add(Markup.of("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, value));
            }
        }
        return Markup.join(fields);
    }

    private static Markup people(List<DiscordUser> users, String chosen) {
        List<Markup> rows = new ArrayList<>();
        for (DiscordUser user : users) {
            boolean checked = chosen.isEmpty() ? rows.isEmpty() : user.id().equals(chosen);
            rows.add(Markup.of(
                    "<label class=\"person\"><input type=\"radio\" name=\"user\" value=\"{}\"{}>{}<span class=\"who\">"
                            + "<bdi>{}</bdi><small>{} · {}</small></span></label>",
                    user.id(),
                    Markup.when(checked, new Markup(" checked")),
                    Avatar.of(user.globalName()),
                    user.globalName(),
                    user.username(),
                    user.id()));
        }
        return Markup.join(rows);
    }

    private static Markup scopes(AuthorizeRequest request) {
        return Markup.join(request.scopes().stream()
                .map(scope -> Markup.of("<li>{}</li>", MEANINGS.getOrDefault(scope, scope)))
                .toList());
    }
}
