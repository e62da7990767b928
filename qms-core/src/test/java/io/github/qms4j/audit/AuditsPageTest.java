package io.github.qms4j.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.Qms;
import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.CompetenceGate.TrainingRecord;
import io.github.qms4j.access.Role;
import io.github.qms4j.capa.NonconformityLifeCycle;
import io.github.qms4j.capa.NonconformityReport;
import io.github.qms4j.capa.NonconformitySource;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.organisation.OrganisationImage;
import io.github.qms4j.organisation.PersonDetails;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.organisation.ProcessDetails;
import io.github.qms4j.organisation.ProcessDetails.Criticality;
import io.github.qms4j.organisation.ProcessId;
import io.github.qms4j.record.View;
import io.github.qms4j.regulation.CatalogueId;
import io.github.qms4j.regulation.CatalogueLibrary;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Runs what the page on audits shows. */
class AuditsPageTest {
    private final AuditFixture house = new AuditFixture();

    @Test
    @Verifies({"AUD-2", "AUD-5", "AUD-6"})
    void the_example_of_the_page_raises_a_finding() {
        assertThat(example(LocalDate.now(ZoneOffset.UTC))).isEqualTo("FND");
    }

    private static String example(LocalDate today) {
        Qms qms = Qms.builder()
                .inMemory()
                .competenceGate(
                        (person, competence, at) -> Optional.of(new TrainingRecord("transcript", person.id(), 0)))
                .build();
        QmsSession quality = qms.as(Actor.of("u-quality", Role.QUALITY_MANAGER), "audit programme 2026");
        QmsSession lead = qms.as(Actor.of("u-lead", Role.INTERNAL_AUDITOR), "audit of release");
        QmsSession second = qms.as(Actor.of("u-second", Role.INTERNAL_AUDITOR), "audit of release");

        ProcessId release = ProcessId.of("release");
        quality.organisation()
                .synchronise(OrganisationImage.on(today)
                        .person(PersonId.of("u-owner"), PersonDetails.named("Olaf Owner"))
                        .process(
                                release,
                                ProcessDetails.named("Release of batches", Criticality.HIGH)
                                        .ownedBy(PersonId.of("u-owner"))));

        AuditId audit = quality.audits()
                .plan(AuditPlan.of("Release of batches", today, today.plusDays(4))
                        .covering(release, CatalogueId.parse("iso-9001:2015-amd1"), "8.6", "8.7"));
        quality.audits().assign(audit, "u-lead", TeamRole.LEAD);
        List<ChecklistLineId> lines = lead.audits().writeChecklist(audit, CatalogueLibrary.builtIn());
        second.audits().prepare(second.audits().find(audit).orElseThrow().seen());
        lead.audits().start(audit);

        lead.audits().assess(lines.get(0), Assessment.conform("BR-2026-0411"));
        FindingId finding = lead.audits()
                .findings()
                .raise(
                        lines.get(1),
                        FindingDraft.of(LineVerdict.MINOR, "batch without disposition", "u-owner", today.plusDays(30))
                                .shownBy("BR-2026-0412")
                                .graded(Grading.ghtf(new Grading.Ghtf(true, false, false, false))));
        qms.close();
        return finding.value().substring(0, 3);
    }

    @Test
    @Verifies("AUD-10")
    void the_sample_of_the_page_is_drawn() {
        Qms qms = house.qms;
        QmsSession lead = house.as(AuditFixture.LEAD);
        AuditId audit = house.started();
        for (int i = 0; i < 31; i++) {
            lead.nonconformities()
                    .raise(NonconformityReport.of(
                            NonconformitySource.SELF_REPORTED, "entry " + i, house.today(), "ISO 9001:2015 7.5.3"));
        }
        AuditSampleId sample = lead.audits()
                .samples()
                .fix(audit, NonconformityLifeCycle.TYPE, SampleDraft.exactBinomial("0.95", "0.30", 0));
        qms.trail().seal();
        List<String> drawn = lead.audits().samples().draw(sample);
        String statement = lead.audits().samples().conclude(sample, drawn.size());

        assertThat(drawn).hasSize(11);
        assertThat(statement).contains("95 % confident that fewer than 30 % are adverse");
        assertThat(lead.audits().samples().of(audit)).extracting(View::id).containsExactly(sample);
    }
}
