package io.github.qms4j.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.QmsSession;
import io.github.qms4j.capa.NonconformityId;
import io.github.qms4j.conventions.Verifies;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Runs what docs/inspections.md shows. */
class InspectionPageTest {
    private final InspectionFixture house = new InspectionFixture();
    private final QmsSession host = house.as(InspectionFixture.HOST);
    private final QmsSession backRoom = house.as(InspectionFixture.BACK_ROOM);

    @Test
    @Verifies("INS-1")
    void an_inspection_from_its_announcement_to_the_first_answer() {
        NonconformityId nonconformity = house.nonconformity();
        InspectionDraft announced = InspectionDraft.onSite(
                InspectionType.ROUTINE,
                "Food and Drug Administration",
                "Basel",
                "quality system",
                LocalDate.of(2026, 10, 26),
                LocalDate.of(2026, 10, 30),
                "u-host");
        Inspections inspections = host.inspections();
        InspectionId visit = inspections.announce(announced);
        inspections.begin(visit, announced.by("Ines Pector"));

        RequestId request = inspections.receive(visit, RequestDraft.of("complaints of last year", "Ines Pector"));
        inspections.assign(request, "u-back");
        backRoom.inspections().prepare(request, "one nonconformity, from the complaint file");

        inspections.release(
                request,
                host.nonconformities().find(nonconformity).orElseThrow().seen());
        inspections.answer(request);

        assertThat(inspections.released(visit)).hasSize(1);
    }
}
