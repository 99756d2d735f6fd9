package dev.gembind.adapters.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.BindMethod;
import dev.gembind.core.bindings.BindOutcome;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingStatus;
import dev.gembind.core.bindings.ConfirmOutcome;
import dev.gembind.core.bindings.OpenOutcome;
import dev.gembind.core.bindings.SignInOutcome;
import dev.gembind.core.bindings.UnlinkOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each outcome of core has an answer; a new one in core fails here until it has one too. */
@Tag("A-29")
class CoreAnswersTest {
    private static final UserId ALICE = new UserId("alice");
    private static final Duration WAIT = Duration.ofSeconds(7);
    private static final Binding BINDING = new Binding(
            "b1",
            ALICE,
            new Sender(42, "Nelly", null, null).identity(),
            BindingStatus.ACTIVE,
            BindMethod.CODE,
            Instant.EPOCH,
            Instant.EPOCH,
            1);

    private static <O, A> void assertAnswers(
            Class<O> sealedType, Function<O, A> answer, Map<O, A> expected, Class<?>... elsewhere) {
        Set<Class<?>> covered = Stream.concat(expected.keySet().stream().map(Object::getClass), Stream.of(elsewhere))
                .collect(Collectors.toSet());
        assertThat(covered).containsExactlyInAnyOrder(sealedType.getPermittedSubclasses());
        expected.forEach((outcome, wanted) -> assertThat(answer.apply(outcome)).isEqualTo(wanted));
    }

    @Test
    void everyOutcomeOfOpening() {
        assertAnswers(
                OpenOutcome.class,
                CoreAnswers::unopened,
                Map.of(
                        new OpenOutcome.CodeInvalid(), new Opening.Invalid(),
                        new OpenOutcome.Superseded(), new Opening.Superseded(),
                        new OpenOutcome.RateLimited(WAIT), new Opening.Limited(WAIT)),
                OpenOutcome.Opened.class);
    }

    @Test
    void everyOutcomeOfConfirming() {
        Map<ConfirmOutcome, Ending> expected = new LinkedHashMap<>();
        expected.put(new ConfirmOutcome.Decided(ALICE, new BindOutcome.UnknownUser()), new Ending.UnknownUser());
        expected.put(new ConfirmOutcome.SignInReady(), new Ending.SignedIn());
        expected.put(new ConfirmOutcome.NotRegistered(), new Ending.NotConnected());
        expected.put(new ConfirmOutcome.Suspended(), new Ending.Suspended());
        expected.put(new ConfirmOutcome.Cancelled(), new Ending.Cancelled());
        expected.put(new ConfirmOutcome.NotYours(), new Ending.NotYours());
        expected.put(new ConfirmOutcome.Over(), new Ending.Over());
        assertAnswers(ConfirmOutcome.class, CoreAnswers::ending, expected);
    }

    @Test
    @Tag("B-01")
    void everyOutcomeOfBinding() {
        Map<BindOutcome, Ending> expected = new LinkedHashMap<>();
        expected.put(new BindOutcome.Bound(BINDING), new Ending.Bound(ALICE));
        expected.put(new BindOutcome.AlreadyBound(BINDING), new Ending.AlreadyBound(ALICE));
        expected.put(
                new BindOutcome.BoundToAnother(Platform.TELEGRAM),
                new Ending.BoundToAnother("This Telegram account is already connected to another user"));
        expected.put(new BindOutcome.UserHasOther(BINDING), new Ending.UserHasOther(ALICE));
        expected.put(new BindOutcome.Suspended(BINDING), new Ending.Suspended());
        expected.put(new BindOutcome.UnknownUser(), new Ending.UnknownUser());
        assertAnswers(BindOutcome.class, outcome -> CoreAnswers.ending(ALICE, outcome), expected);
    }

    @Test
    void everyOutcomeOfUnlinking() {
        assertAnswers(
                UnlinkOutcome.class,
                CoreAnswers::parting,
                Map.of(
                        new UnlinkOutcome.Unlinked(BINDING), new Parting.Unlinked(ALICE),
                        new UnlinkOutcome.NotBound(), new Parting.NotLinked(),
                        new UnlinkOutcome.LastIdentity(BINDING), new Parting.LastWayIn(ALICE),
                        new UnlinkOutcome.Suspended(BINDING), new Parting.Suspended()));
    }

    @Test
    void everyOutcomeOfSigningUp() {
        assertAnswers(
                SignInOutcome.class,
                CoreAnswers::signUp,
                Map.of(
                        new SignInOutcome.SignedIn(ALICE, true), new SignUp.Made(ALICE),
                        new SignInOutcome.SignedIn(ALICE, false), new SignUp.Known(ALICE),
                        new SignInOutcome.NotRegistered(), new SignUp.Closed(),
                        new SignInOutcome.Suspended(), new SignUp.Suspended(),
                        new SignInOutcome.RateLimited(WAIT), new SignUp.Limited(WAIT)),
                SignInOutcome.NotYours.class,
                SignInOutcome.Over.class);
    }

    @Test
    void whatCannotHappenIsAFaultAndNoAnswer() {
        assertThatIllegalStateException().isThrownBy(() -> CoreAnswers.signUp(new SignInOutcome.Over()));
    }
}
