package io.github.qms4j.capa;

import static io.github.qms4j.capa.CapaFixture.COMPLIANCE;
import static io.github.qms4j.capa.CapaFixture.OWNER;
import static io.github.qms4j.capa.CapaFixture.QUALITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.qms4j.ConflictException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.document.Content;
import io.github.qms4j.document.DocumentDraft;
import io.github.qms4j.document.DocumentId;
import io.github.qms4j.document.DocumentVersionId;
import io.github.qms4j.document.Documents;
import io.github.qms4j.document.VersionDraft;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.Seen;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CapaImpactTest {
    private static final Actor AUTHOR = Actor.of("u-author", Role.SERVICE_MANAGER);

    private final CapaFixture house = new CapaFixture();

    @AfterEach
    void close() {
        house.close();
    }

    /** Written, submitted and approved, and not released yet. */
    private DocumentVersionId approvedVersion() {
        Documents author = house.as(AUTHOR).documents();
        DocumentId sop = house.as(QUALITY)
                .documents()
                .open(DocumentDraft.of("Rota of the network team", QUALITY.id()).approvedBy(Role.QUALITY_MANAGER));
        Content text = author.put(
                new ByteArrayInputStream("the rota".getBytes(StandardCharsets.UTF_8)), "text/plain", "rota.txt");
        DocumentVersionId version =
                author.begin(sop, VersionDraft.of(text, "first issue").withoutTraining("it says what they do already"));
        author.submit(version);
        house.signing(QUALITY).documents().approve(seen(version), Role.QUALITY_MANAGER);
        return version;
    }

    private Seen<DocumentVersionId> seen(DocumentVersionId version) {
        return house.as(QUALITY).documents().find(version).orElseThrow().seen();
    }

    private void release(DocumentVersionId version) {
        house.signing(QUALITY).documents().release(seen(version), house.today());
    }

    private CapaId effectiveWith(CapaImpact impact) {
        CapaId capa = house.effective();
        house.as(OWNER).capas().decideImpact(capa, impact);
        return capa;
    }

    private static CapaImpact changing(DocumentVersionId version) {
        return CapaImpact.of(List.of(version), "the rota becomes a procedure", "read by the team", "none found");
    }

    private void refusedToClose(CapaId capa, String because) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> house.signing(COMPLIANCE).capas().close(house.seen(capa)))
                .withMessageContaining("CAP-6")
                .withMessageContaining(because);
        assertThat(house.signing(COMPLIANCE).can(CapaLifeCycle.CLOSE, capa)).isInstanceOf(Decision.Denied.class);
    }

    @Test
    @Verifies("CAP-6")
    void a_capa_whose_impact_nobody_decided_is_not_closed() {
        CapaId capa = house.implementedWithoutImpact();
        house.judged(capa);

        refusedToClose(capa, "its impact on documents, training and risk is not decided");
    }

    @Test
    @Verifies("CAP-6")
    void closure_waits_until_the_documents_are_in_force() {
        DocumentVersionId version = approvedVersion();
        CapaId capa = effectiveWith(changing(version));

        refusedToClose(capa, version + " is APPROVED and not in force yet");
        release(version);
        house.signing(COMPLIANCE).capas().close(house.seen(capa));

        assertThat(house.capa(capa).status()).isEqualTo(CapaStatus.CLOSED);
    }

    @Test
    @Verifies({"CAP-6", "X-16"})
    void the_entry_of_the_closure_names_the_document_that_it_relied_on() {
        DocumentVersionId version = approvedVersion();
        CapaId capa = effectiveWith(changing(version));
        release(version);
        house.signing(COMPLIANCE).capas().close(house.seen(capa));

        assertThat(house.qms.trail().history("capa", capa.value()))
                .last()
                .satisfies(entry -> assertThat(entry.reliedOn())
                        .anyMatch(fact -> fact.type().equals("document-version")
                                && fact.id().equals(version.value())));
    }

    @Test
    @Verifies("CAP-6")
    void a_document_version_that_is_none_is_not_waited_for_in_vain() {
        CapaId capa = effectiveWith(changing(new DocumentVersionId("DOC-2026-0099-v1")));

        refusedToClose(capa, "there is no document version DOC-2026-0099-v1");
    }

    @Test
    @Verifies("CAP-6")
    void somebody_else_waives_the_wait_with_a_signature_and_a_reason() {
        CapaId capa = effectiveWith(changing(approvedVersion()));

        house.signing(QUALITY).capas().waiveImpact(house.seen(capa));
        house.signing(COMPLIANCE).capas().close(house.seen(capa));

        assertThat(house.capa(capa).cycle().impactWaivedBy()).hasToString(QUALITY.id());
    }

    @Test
    @Verifies("CAP-6")
    void who_decided_the_impact_does_not_waive_the_wait_for_it() {
        CapaId capa = house.effective();
        house.as(QUALITY).capas().decideImpact(capa, changing(approvedVersion()));

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> house.signing(QUALITY).capas().waiveImpact(house.seen(capa)))
                .withMessageContaining("CAP-6")
                .withMessageContaining("let somebody else waive it");
    }

    @Test
    @Verifies({"CAP-6", "X-15"})
    void an_impact_that_is_decided_anew_takes_the_waiver_with_it() {
        CapaId capa = effectiveWith(changing(approvedVersion()));
        Seen<CapaId> read = house.seen(capa);
        house.signing(QUALITY).capas().waiveImpact(read);
        house.as(OWNER).capas().decideImpact(capa, changing(new DocumentVersionId("DOC-2026-0001-v9")));

        assertThat(house.capa(capa).cycle().impactWaivedBy()).isNull();
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> house.signing(QUALITY).capas().waiveImpact(read));
    }

    @Test
    void an_impact_without_a_reason_is_refused_with_every_text_that_is_missing() {
        CapaId capa = house.effective();

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> house.as(OWNER).capas().decideImpact(capa, CapaImpact.none(" ", "", "")))
                .satisfies(refused -> assertThat(refused.violations()).hasSize(3));
    }
}
