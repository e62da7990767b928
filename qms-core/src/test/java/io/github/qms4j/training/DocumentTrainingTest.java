package io.github.qms4j.training;

import static io.github.qms4j.training.TrainingFixture.ANNA;
import static io.github.qms4j.training.TrainingFixture.COMPLIANCE;
import static io.github.qms4j.training.TrainingFixture.QUALITY;
import static io.github.qms4j.training.TrainingFixture.TRAINER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.CompetenceGate.TrainingRecord;
import io.github.qms4j.access.Role;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.document.DocumentDraft;
import io.github.qms4j.document.DocumentId;
import io.github.qms4j.document.DocumentVersion;
import io.github.qms4j.document.DocumentVersionId;
import io.github.qms4j.document.Documents;
import io.github.qms4j.document.VersionDraft;
import io.github.qms4j.record.View;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Courses about controlled documents. */
class DocumentTrainingTest {
    private static final Actor AUTHOR = Actor.of("u-author", Role.SERVICE_MANAGER);

    private final TrainingFixture house = new TrainingFixture();

    @AfterEach
    void close() {
        house.close();
    }

    private DocumentId opened() {
        return house.as(COMPLIANCE)
                .documents()
                .open(DocumentDraft.of("Handling of incidents", "u-owner").approvedBy(Role.QUALITY_MANAGER));
    }

    private DocumentVersionId drafted(DocumentId document, String text) {
        Documents documents = house.as(AUTHOR).documents();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return documents.begin(
                document,
                VersionDraft.of(documents.put(new ByteArrayInputStream(bytes), "text/plain", "sop.txt"), text)
                        .withoutTraining("read and understood is enough"));
    }

    private DocumentVersionId approved(DocumentId document, String text) {
        DocumentVersionId version = drafted(document, text);
        house.as(AUTHOR).documents().submit(version);
        house.signing(QUALITY).documents().approve(version(version).seen(), Role.QUALITY_MANAGER);
        return version;
    }

    private DocumentVersionId effective(DocumentId document, String text) {
        DocumentVersionId version = approved(document, text);
        house.signing(COMPLIANCE).documents().release(version(version).seen(), house.today());
        return version;
    }

    private View<DocumentVersionId, DocumentVersion> version(DocumentVersionId version) {
        return house.as(QUALITY).documents().find(version).orElseThrow();
    }

    @Test
    @Verifies({"TRN-1", "TRN-2"})
    void what_is_signed_for_is_the_hash_of_the_text_of_the_version() {
        Subject subject = Subject.document(version(effective(opened(), "v1")));
        CycleId cycle = house.assigned(house.released(CourseContent.reading("Incidents", subject)), ANNA);

        house.training(ANNA).cycles().read(house.seen(cycle), subject);

        assertThat(house.cycle(cycle).status()).isEqualTo(CycleStatus.COMPLETED);
        assertThat(subject.toString()).matches("document DOC-2026-0001 version 1");
        assertThat(subject.contentHash())
                .isEqualTo(version(DocumentVersionId.of("DOC-2026-0001-v1"))
                        .state()
                        .content()
                        .sha256());
    }

    @Test
    @Verifies("TRN-1")
    void a_version_that_is_approved_is_learnt_before_it_is_in_force() {
        Subject subject = Subject.document(version(approved(opened(), "v1")));
        CycleId cycle = house.assigned(house.released(CourseContent.reading("Incidents", subject)), ANNA);

        house.training(ANNA).cycles().read(house.seen(cycle), subject);

        assertThat(house.cycle(cycle).status()).isEqualTo(CycleStatus.COMPLETED);
    }

    @Test
    @Verifies("TRN-1")
    void a_course_about_a_draft_an_unknown_version_or_another_text_is_not_released() {
        Subject draft = Subject.document(version(drafted(opened(), "v1")));
        Subject real = Subject.document(version(effective(opened(), "v2")));

        assertThatThrownBy(() -> house.released(CourseContent.reading("Incidents", draft)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("version 1 is DRAFT");
        assertThatThrownBy(() -> house.released(CourseContent.reading(
                        "Incidents", new Subject("document", "DOC-2026-0009", 1, TrainingFixture.HASH))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is not known");
        assertThatThrownBy(() -> house.released(CourseContent.reading(
                        "Incidents", new Subject("document", real.id(), 1, TrainingFixture.HASH))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("take the text as it is kept");
    }

    @Test
    @Verifies({"TRN-2", "TRN-4"})
    void a_version_that_was_superseded_is_not_read_any_more_and_the_new_one_opens_a_decision() {
        DocumentId document = opened();
        Subject first = Subject.document(version(effective(document, "v1")));
        CourseId course = house.released(CourseContent.reading("Incidents", first));
        house.supportTakes(course);
        CycleId cycle = house.assigned(course, ANNA);
        house.on("2026-03-03");
        Subject second = Subject.document(version(effective(document, "v2")));

        assertThatThrownBy(() -> house.training(ANNA).cycles().read(house.seen(cycle), first))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("version 1 is SUPERSEDED");
        assertThat(house.training(TRAINER).impacts().open(second, house.today().plusDays(5)))
                .isEqualTo(List.of(ImpactId.of("CUR-2026-0001/document/DOC-2026-0001/2")));
    }

    private DocumentVersionId approvedTrainingFirst(DocumentId document, String text) {
        Documents documents = house.as(AUTHOR).documents();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        DocumentVersionId version = documents.begin(
                document,
                VersionDraft.of(documents.put(new ByteArrayInputStream(bytes), "text/plain", "sop.txt"), text));
        documents.submit(version);
        house.signing(QUALITY).documents().approve(version(version).seen(), Role.QUALITY_MANAGER);
        return version;
    }

    @Test
    @Verifies({"TRN-4", "DOC-2"})
    void a_document_that_waits_for_its_people_is_released_when_its_impact_decisions_are_carried_out_by_all() {
        DocumentId document = opened();
        CourseId course = house.released(
                CourseContent.reading("Incidents", Subject.document(version(effective(document, "v1")))));
        house.released(
                CurriculumContent.titled("Agents", "u-head").forJobRole("agent").demanding(course, 30));
        house.training(TRAINER).jobRoles().give(TrainingFixture.person(ANNA), "agent", house.today());
        house.on("2026-03-03");
        DocumentVersionId next = approvedTrainingFirst(document, "v2");
        Subject subject = Subject.document(version(next));
        Impacts impacts = house.training(QUALITY).impacts();
        ImpactId impact = impacts.open(subject, house.today()).get(0);

        assertThatThrownBy(() -> impacts.confirmTraining(subject)).hasMessageContaining("is not decided");
        impacts.decide(impacts.find(impact).orElseThrow().seen(), Impact.Measure.RETRAIN, house.today());
        assertThatThrownBy(() -> impacts.confirmTraining(subject)).hasMessageContaining("is not carried out");
        CycleId cycle = impacts.carryOut(impact).get(0);
        assertThatThrownBy(() -> impacts.confirmTraining(subject))
                .hasMessageContaining(cycle + " 'ASSIGNED': is not completed");
        house.training(ANNA).cycles().read(house.seen(cycle), subject);
        impacts.confirmTraining(subject);

        assertThat(version(next).state().trained())
                .extracting(TrainingRecord::id)
                .isEqualTo(impact.value());
        house.signing(COMPLIANCE).documents().release(version(next).seen(), house.today());
        assertThat(house.as(QUALITY)
                        .documents()
                        .inForce(document, house.today())
                        .orElseThrow()
                        .version())
                .isEqualTo(next);
    }

    @Test
    @Verifies("TRN-4")
    void what_touches_no_curriculum_shows_no_training() {
        Subject subject = Subject.document(version(approvedTrainingFirst(opened(), "v1")));

        assertThatThrownBy(() -> house.training(QUALITY).impacts().confirmTraining(subject))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("name another record");
    }
}
