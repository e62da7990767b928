package io.github.qms4j.example.year;

import io.github.qms4j.access.Actor;
import io.github.qms4j.access.CompetenceGate.TrainingRecord;
import io.github.qms4j.access.Role;
import io.github.qms4j.document.Content;
import io.github.qms4j.document.DocumentDraft;
import io.github.qms4j.document.DocumentId;
import io.github.qms4j.document.DocumentVersion;
import io.github.qms4j.document.DocumentVersionId;
import io.github.qms4j.document.Documents;
import io.github.qms4j.document.VersionDraft;
import io.github.qms4j.organisation.DepartmentId;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.View;
import io.github.qms4j.reference.Target;
import io.github.qms4j.regulation.matrix.MatrixRowId;
import io.github.qms4j.regulation.matrix.MetBy;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Five procedures are written, approved by two who did not write them, and come into force on a day. */
final class Procedures {
    static final String TITLE = "January: procedures";
    static final DepartmentId SERVICE_DESK = DepartmentId.of("service-desk");

    private static final Map<String, String> TITLES = new TreeMap<>(Map.of(
            "incidents", "Incident management",
            "changes", "Change management",
            "complaints", "Handling of complaints",
            "capa", "Corrective and preventive action",
            "audits", "Internal audit"));

    private final House house;
    private final Narrator narrator;
    private final Map<String, DocumentVersionId> versions = new TreeMap<>();

    Procedures(House house, Narrator narrator) {
        this.house = house;
        this.narrator = narrator;
    }

    /** Written and approved; who has to be trained first comes next. */
    void tell() {
        narrator.chapter(TITLE);
        house.on("01-13");
        TITLES.forEach((name, title) -> versions.put(name, draft(name, title)));
        narrator.tells("Drafts of " + versions.size() + " procedures are handed in: "
                + String.join(", ", TITLES.values()) + ".");
        approve();
        release();
        link();
    }

    private DocumentVersionId draft(String name, String title) {
        DocumentId document = house.as(Cast.COMPLIANCE)
                .documents()
                .open(DocumentDraft.of(title, Cast.QUALITY_MANAGER.id())
                        .approvedBy(Role.QUALITY_MANAGER, Role.IT_MANAGER)
                        .reviewedEvery(Period.ofYears(2)));
        Documents author = house.as(author(name)).documents();
        Content text = author.put(Paper.open("procedure-" + name + ".txt"), "text/plain", name + ".txt");
        VersionDraft first = VersionDraft.of(text, "first issue");
        DocumentVersionId version = author.begin(
                document,
                name.equals("incidents") ? first : first.withoutTraining("writes down how everybody works already"));
        author.submit(version);
        return version;
    }

    private static Actor author(String procedure) {
        return procedure.equals("incidents") ? Cast.SERVICE_MANAGER : Cast.QUALITY_ENGINEER;
    }

    private void approve() {
        house.on("01-15");
        narrator.refuses(
                "the quality engineer approves the procedure for CAPA that they wrote",
                () -> house.signing(Cast.QUALITY_ENGINEER).documents().approve(shown(capa()), Role.QUALITY_MANAGER));
        for (DocumentVersionId version : versions.values()) {
            house.signing(Cast.QUALITY_MANAGER, "read in full")
                    .documents()
                    .approve(shown(version), Role.QUALITY_MANAGER);
            house.signing(Cast.IT_MANAGER, "read in full").documents().approve(shown(version), Role.IT_MANAGER);
        }
        narrator.tells("The quality manager and the IT manager sign each of them on the text that they read.");
    }

    private void release() {
        house.on("01-16");
        LocalDate march = LocalDate.of(2025, 3, 1);
        narrator.refuses(
                "the compliance officer releases the procedure for incidents before anybody is trained",
                () -> release("incidents", house.today()));
        for (String name : List.of("complaints", "capa", "audits")) {
            release(name, house.today());
        }
        release("changes", march);
        DocumentId changes = version("changes").document();
        narrator.tells("Three are in force from today; that for changes is released for " + march + ".");
        for (LocalDate day : List.of(house.today(), march)) {
            narrator.shows("the text for changes in force on " + day + ": "
                    + house.as(Cast.agent(1))
                            .documents()
                            .inForce(changes, day)
                            .map(found -> found.version().value())
                            .orElse("none")
                    + ".");
        }
    }

    /** The matrix learns which procedure meets which requirement. */
    private void link() {
        Map<String, MatrixRowId> met = new TreeMap<>(Map.of(
                "incidents", January.INCIDENTS,
                "capa", January.CORRECTIVE_ACTION,
                "complaints", January.COMPLAINTS,
                "changes", MatrixRowId.of("iso-iec-20000-1:2018-amd1/8.5.1.3"),
                "audits", MatrixRowId.of("iso-9001:2015-amd1/9.2.2")));
        met.forEach((name, row) -> house.as(Cast.QUALITY_MANAGER)
                .requirements()
                .meet(row, MetBy.DOCUMENT, Target.record(version(name).document())));
        narrator.tells("The matrix says which procedure meets which requirement.");
    }

    /** Everybody who needs it is trained: the procedure for incidents comes into force. */
    void releaseIncidents(TrainingRecord shown) {
        house.as(Cast.TRAINER, "the service desk has been trained").documents().confirmTraining(incidents(), shown);
        release("incidents", house.today());
        narrator.tells("The procedure for incidents is in force from " + house.today() + ".");
    }

    /** Everybody is asked to read it, and most do. */
    void distributeIncidents() {
        List<String> readers =
                house.as(Cast.QUALITY_MANAGER).organisation().membersOf(SERVICE_DESK, house.today()).keySet().stream()
                        .map(id -> id.value())
                        .toList();
        Documents control = house.as(Cast.COMPLIANCE).documents();
        int asked = control.distribution().distribute(incidents(), readers, LocalDate.of(2025, 2, 14));
        String sha256 = version("incidents").content().sha256();
        for (int agent = 1; agent <= 12; agent++) {
            house.as(Cast.agent(agent)).documents().distribution().acknowledge(incidents(), sha256);
        }
        narrator.tells(asked + " people are asked to read and understand it.");
        narrator.shows("who has not read it: "
                + String.join(
                        ", ",
                        control.distribution()
                                .outstanding(incidents())
                                .map(asking -> asking.state().person())
                                .sorted()
                                .toList())
                + ".");
    }

    private void release(String name, LocalDate from) {
        house.signing(Cast.COMPLIANCE, "approved by both").documents().release(shown(number(name)), from);
    }

    private DocumentVersionId number(String name) {
        return Objects.requireNonNull(versions.get(name), name);
    }

    DocumentVersionId incidents() {
        return number("incidents");
    }

    DocumentVersionId capa() {
        return number("capa");
    }

    View<DocumentVersionId, DocumentVersion> view(DocumentVersionId version) {
        return house.as(Cast.QUALITY_MANAGER).documents().find(version).orElseThrow();
    }

    private DocumentVersion version(String name) {
        return view(number(name)).state();
    }

    private Seen<DocumentVersionId> shown(DocumentVersionId version) {
        return view(version).seen();
    }
}
