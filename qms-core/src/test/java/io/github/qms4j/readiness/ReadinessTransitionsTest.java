package io.github.qms4j.readiness;

import io.github.qms4j.TransitionMatrix;
import io.github.qms4j.conventions.Verifies;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every action of the table in every status by every role. */
class ReadinessTransitionsTest {
    private final ReadinessFixture house = new ReadinessFixture();

    @Test
    @Verifies({"X-1", "X-2", "X-3", "INS-3"})
    void every_action_on_an_assessment_in_every_status_by_every_role_is_as_the_table_says() {
        house.raised();

        new TransitionMatrix(house.qms, house.storage, house::signing)
                .assertAsTheTableSays(
                        ReadinessLifeCycle.TYPE,
                        Map.of(
                                "RECORDED", house.recorded(),
                                "SIGNED", house.signed(),
                                "ACKNOWLEDGED", house.acknowledged()));
    }
}
