package io.github.qms4j.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.document.DocumentDraft;
import io.github.qms4j.document.DocumentVersion;
import io.github.qms4j.document.DocumentVersionId;
import io.github.qms4j.document.Documents;
import io.github.qms4j.document.VersionDraft;
import io.github.qms4j.organisation.DepartmentId;
import io.github.qms4j.organisation.PersonId;
import io.github.qms4j.record.View;
import io.github.qms4j.training.importing.XapiStatements;
import java.io.ByteArrayInputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code docs/training.md} shows. */
class TrainingPageTest {
    private static final Actor AUTHOR = Actor.of("u-author", Role.SERVICE_MANAGER);

    private final TrainingFixture house = new TrainingFixture();

    @AfterEach
    void close() {
        house.close();
    }

    private View<DocumentVersionId, DocumentVersion> approved() {
        Documents author = house.as(AUTHOR).documents();
        byte[] text = "Tell the customer first.".getBytes(StandardCharsets.UTF_8);
        DocumentVersionId id = author.begin(
                house.as(TrainingFixture.COMPLIANCE)
                        .documents()
                        .open(DocumentDraft.of("Incident handling", "u-owner").approvedBy(Role.QUALITY_MANAGER)),
                VersionDraft.of(author.put(new ByteArrayInputStream(text), "text/plain", "sop.txt"), "first version"));
        author.submit(id);
        Documents quality = house.signing(TrainingFixture.QUALITY).documents();
        quality.approve(quality.find(id).orElseThrow().seen(), Role.QUALITY_MANAGER);
        return quality.find(id).orElseThrow();
    }

    private Training training(Actor actor) {
        return house.training(actor);
    }

    @Test
    @Verifies({"TRN-1", "TRN-3", "TRN-6"})
    void a_procedure_becomes_a_competence() {
        View<DocumentVersionId, DocumentVersion> version = approved();
        LocalDate today = house.today();
        Training trainer = training(TrainingFixture.TRAINER);
        Training quality = training(TrainingFixture.QUALITY);
        Training compliance = training(TrainingFixture.COMPLIANCE);
        Training anna = training(TrainingFixture.ANNA);

        Subject procedure = Subject.document(version);
        CourseId course = trainer.courses()
                .draft(CourseContent.reading("Incident handling", procedure)
                        .conferring("incident handling", Level.INDEPENDENT)
                        .valid(Recertification.afterMonths(12).withGrace(14)));
        quality.courses().release(quality.courses().find(course).orElseThrow().seen());

        CurriculumId curriculum = trainer.curricula()
                .draft(CurriculumContent.titled("Support", "u-head")
                        .forDepartment(DepartmentId.of("support"))
                        .demanding(course, 30));
        compliance
                .curricula()
                .release(compliance.curricula().find(curriculum).orElseThrow().seen());

        List<CycleId> assigned = trainer.assignDue();
        anna.cycles().read(anna.cycles().find(assigned.get(0)).orElseThrow().seen(), procedure);

        Competence competence = quality.competences().of(PersonId.of("u-anna"), course, today);
        Coverage coverage = quality.competences().coverage(DepartmentId.of("support"), today);

        assertThat(competence.status()).isEqualTo(CompetenceStatus.CURRENT);
        assertThat(coverage.required()).isEqualTo(3);
        assertThat(coverage.compliant()).isEqualTo(1);
    }

    @Test
    @Verifies("TRN-9")
    void what_a_learning_system_reports_waits_until_person_and_course_are_known() {
        Reader statements = new StringReader("""
            {"id": "fd41c918-b88b-4b20-a0a5-a4c32391aaa0", "timestamp": "2026-03-02T08:00:00Z",
             "actor": {"mbox": "mailto:anna@example.com"}, "object": {"id": "https://lms.example.com/gdpr"},
             "verb": {"id": "http://adlnet.gov/expapi/verbs/passed"}}
            """);
        Training trainer = training(TrainingFixture.TRAINER);
        LearningDirectory directory = new LearningDirectory() {
            @Override
            public Optional<PersonId> person(String learner) {
                return Optional.empty();
            }

            @Override
            public Optional<CourseId> course(String activity) {
                return Optional.empty();
            }
        };

        LearningImport.Taken taken = trainer.imports("lms", directory).take(XapiStatements.read(statements));
        LearningImport.Taken again = trainer.imports("lms", directory).retry();

        assertThat(taken.count(LearningStatement.Status.UNRESOLVED)).isEqualTo(1);
        assertThat(again.count(LearningStatement.Status.UNRESOLVED)).isEqualTo(1);
    }
}
