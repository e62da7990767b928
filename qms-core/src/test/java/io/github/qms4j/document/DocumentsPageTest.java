package io.github.qms4j.document;

import static io.github.qms4j.document.DocumentFixture.AUTHOR;
import static io.github.qms4j.document.DocumentFixture.CONTROL;
import static io.github.qms4j.document.DocumentFixture.IT;
import static io.github.qms4j.document.DocumentFixture.QUALITY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.qms4j.QmsSession;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.CompetenceGate.TrainingRecord;
import io.github.qms4j.access.Role;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.record.Seen;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What docs/documents.md shows, as it stands there. */
class DocumentsPageTest {
    private final DocumentFixture house = new DocumentFixture();

    @AfterEach
    void close() {
        house.close();
    }

    private Seen<DocumentVersionId> shown(DocumentVersionId version) {
        return house.seen(version);
    }

    @Test
    @Verifies({"DOC-1", "DOC-2", "DOC-3"})
    void a_document_goes_into_force_is_distributed_and_read_as_the_page_shows() throws IOException {
        QmsSession manager = house.signing(CONTROL);
        QmsSession author = house.as(AUTHOR);
        QmsSession quality = house.signing(QUALITY);
        QmsSession it = house.signing(IT);
        QmsSession reader = house.as(Actor.of("u-7", Role.SERVICE_AGENT));
        InputStream upload = new ByteArrayInputStream(DocumentFixture.bytes("complaints"));

        DocumentId sop = manager.documents()
                .open(DocumentDraft.of("Handling of complaints", "u-owner")
                        .approvedBy(Role.QUALITY_MANAGER, Role.IT_MANAGER)
                        .reviewedEvery(Period.ofYears(2)));

        Content text = author.documents().put(upload, "application/pdf", "complaints.pdf");
        DocumentVersionId version = author.documents().begin(sop, VersionDraft.of(text, "first issue"));
        author.documents().submit(version);

        quality.documents().approve(shown(version), Role.QUALITY_MANAGER);
        it.documents().approve(shown(version), Role.IT_MANAGER);

        manager.documents().confirmTraining(version, new TrainingRecord("lms-course", "C-118", 0));
        manager.documents().release(shown(version), LocalDate.of(2026, 4, 1));

        Optional<InForce> today = reader.documents().inForce(sop, LocalDate.of(2026, 4, 1));
        InputStream bytes = reader.documents().text(version);

        assertThat(today).contains(new InForce(version, text.sha256(), LocalDate.of(2026, 4, 1), null));
        assertThat(bytes.readAllBytes()).isEqualTo(DocumentFixture.bytes("complaints"));

        Distribution distribution = manager.documents().distribution();
        distribution.distribute(version, List.of("u-7", "u-8"), LocalDate.of(2026, 4, 15));
        reader.documents().distribution().acknowledge(version, text.sha256());
        List<String> late = distribution
                .outstanding(version)
                .map(view -> view.state().person())
                .toList();

        assertThat(late).containsExactly("u-8");
    }
}
