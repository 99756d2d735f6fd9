package dev.gembind.core.bindings;

import static dev.gembind.core.bindings.World.ALICE;
import static dev.gembind.core.bindings.World.WEB;
import static dev.gembind.core.bindings.World.identity;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may go to a platform's own page. */
@ParameterizedClass(name = "bodies run twice: {0}")
@ValueSource(booleans = {false, true})
class AuthorizationStartTest {
    private static final VerifiedIdentity DISCORD = identity(Platform.DISCORD, 1);
    private static final String SESSION = "session of alice";

    @Parameter
    boolean twice;

    private World world;
    private AuthorizationService service;

    @BeforeEach
    void setUp() {
        world = new World(twice);
        service = new AuthorizationService(
                world.stores, world.context, List.of(new ScriptedProvider(Platform.DISCORD, DISCORD)));
    }

    @Test
    void theVerifierCannotBeMadeWithoutTheBinder() {
        LinkSecrets secrets = new LinkSecrets(world.context.random(), world.context.keys());

        assertThat(secrets.codeVerifier("state", "binder"))
                .isEqualTo(secrets.codeVerifier("state", "binder"))
                .isNotEqualTo(secrets.codeVerifier("state", "other"))
                .isNotEqualTo(secrets.codeVerifier("other", "binder"));
    }

    @Test
    void startingIsRefusedLikeForLinkCodes() {
        Binding held = world.bound(ALICE, DISCORD);

        assertThat(service.start(LinkRequest.bind(ALICE, Platform.DISCORD, SESSION, WEB)))
                .isEqualTo(new StartOutcome.UserHasOther(held));
        assertThat(service.start(LinkRequest.bind(new UserId("nobody"), Platform.DISCORD, SESSION, WEB)))
                .isEqualTo(new StartOutcome.UnknownUser());
        assertThat(service.start(LinkRequest.bind(ALICE, Platform.TELEGRAM, SESSION, WEB)))
                .isEqualTo(new StartOutcome.NotOffered());
    }

    @Test
    @Tag("B-11")
    void pagesAndCodesShareTheUsersTenStartsAnHour() {
        for (int i = 0; i < 5; i++) {
            service.start(LinkRequest.bind(ALICE, Platform.DISCORD, SESSION, WEB));
            world.code(ALICE);
        }

        assertThat(service.start(LinkRequest.bind(ALICE, Platform.DISCORD, SESSION, WEB)))
                .isInstanceOf(StartOutcome.RateLimited.class);
    }
}
