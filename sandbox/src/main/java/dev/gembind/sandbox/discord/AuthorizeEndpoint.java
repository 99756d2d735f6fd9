package dev.gembind.sandbox.discord;

import dev.gembind.sandbox.web.Answer;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** {@code /oauth2/authorize}: GET shows the picker and changes nothing, POST is the person's decision. */
final class AuthorizeEndpoint {
    private static final String REMEMBERED = "sandbox_discord_user";
    private static final int SHOWN = 12;

    private final Consent consent;
    private final DiscordUsers users;

    AuthorizeEndpoint(Consent consent, DiscordUsers users) {
        this.consent = consent;
        this.users = users;
    }

    Answer show(Context request) {
        AuthorizeRequest asked = read(request.queryParamMap());
        AuthorizeCheck.Verdict verdict = consent.check(asked);
        if (!(verdict instanceof AuthorizeCheck.Fine)) {
            return refuse(asked, verdict);
        }
        String remembered = Objects.requireNonNullElse(request.cookie(REMEMBERED), "");
        Optional<DiscordUser> known = users.find(remembered).filter(user -> consent.given(user, asked));
        if (asked.silent() && known.isPresent()) {
            return Answer.seeOther(consent.approve(asked, known.get()));
        }
        List<DiscordUser> all = users.all();
        return PickerPage.of(asked, all.subList(0, Math.min(SHOWN, all.size())), remembered);
    }

    Answer decide(Context request) {
        AuthorizeRequest asked = read(request.formParamMap());
        AuthorizeCheck.Verdict verdict = consent.check(asked);
        if (!(verdict instanceof AuthorizeCheck.Fine)) {
            return refuse(asked, verdict);
        }
        if (!"approve".equals(request.formParam("decision"))) {
            return Answer.seeOther(consent.deny(asked));
        }
        try {
            DiscordUser user = chosen(request);
            return Answer.seeOther(consent.approve(asked, user))
                    .with("Set-Cookie", REMEMBERED + "=" + user.id() + "; Path=/; HttpOnly; SameSite=Lax");
        } catch (IllegalArgumentException e) {
            return PickerPage.refused("That account cannot be: " + e.getMessage());
        }
    }

    /** A typed id wins over the choice, since typing is the last thing a person did. */
    private DiscordUser chosen(Context request) {
        String typed = form(request, "custom_id").strip();
        if (typed.isEmpty()) {
            return users.find(form(request, "user")).orElseThrow(() -> new IllegalArgumentException("unknown user"));
        }
        String name = form(request, "custom_name").strip();
        String shown = name.isEmpty() ? "user " + typed : name;
        return users.find(typed).orElseGet(() -> users.add(new DiscordUser(typed, shown, shown)));
    }

    private Answer refuse(AuthorizeRequest asked, AuthorizeCheck.Verdict verdict) {
        if (verdict instanceof AuthorizeCheck.SentBack back) {
            return Answer.seeOther(consent.sendBack(asked, back));
        }
        return PickerPage.refused(
                verdict instanceof AuthorizeCheck.Refused refused ? refused.reason() : "Invalid request");
    }

    private static String form(Context request, String name) {
        return Objects.requireNonNullElse(request.formParam(name), "");
    }

    private static AuthorizeRequest read(Map<String, List<String>> parameters) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : AuthorizeRequest.NAMES) {
            List<String> found = parameters.getOrDefault(name, List.of());
            if (!found.isEmpty()) {
                values.put(name, found.get(0));
            }
        }
        return new AuthorizeRequest(values);
    }
}
