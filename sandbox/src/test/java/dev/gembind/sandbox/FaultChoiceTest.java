package dev.gembind.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gembind.sandbox.faults.Call;
import dev.gembind.sandbox.faults.Fault;
import dev.gembind.sandbox.faults.FaultKind;
import java.io.IOException;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which calls a fault hits, and which faults make no sense. */
@Tag("G-01")
class FaultChoiceTest extends FaultScene {
    @Test
    void countAndEndpointNarrowAFaultAndTheLogTellsWhatItHit() throws IOException {
        faults.turnOn(Fault.of(FaultKind.SERVER_ERROR).on("getme").times(2));

        assertThat(bot.call("getWebhookInfo", "{}").status()).isEqualTo(200);
        assertThat(bot.call("getMe", "{}").status()).isEqualTo(500);
        assertThat(bot.call("GETME", "{}").status()).isEqualTo(500);
        assertThat(bot.call("getMe", "{}").status()).isEqualTo(200);
        assertThat(faults.active()).isEmpty();
        assertThat(sandbox.telegram().calls())
                .extracting(Call::endpoint, Call::status, Call::fault)
                .contains(Tuple.tuple("getme", 500, FaultKind.SERVER_ERROR))
                .contains(Tuple.tuple("getwebhookinfo", 200, null));
    }

    @Test
    void faultsThatMakeNoSenseAreRefused() {
        Fault down = Fault.of(FaultKind.DOWN);

        assertThatIllegalArgumentException().isThrownBy(() -> down.times(1));
        assertThatIllegalArgumentException().isThrownBy(() -> down.on("token"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fault.of(FaultKind.HANG).times(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.of(FaultKind.SCRIPTED));
    }
}
